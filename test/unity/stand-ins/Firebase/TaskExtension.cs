using System;
using System.Collections.Generic;
using System.Threading.Tasks;

namespace Firebase.Extensions
{
    public static class TaskExtension
    {
        private static readonly Queue<Action> Waiting = new Queue<Action>();

        public static Task ContinueWithOnMainThread(this Task task, Action<Task> continuation)
        {
            return task.ContinueWith(
                ended =>
                {
                    lock (Waiting) Waiting.Enqueue(() => continuation(ended));
                },
                TaskContinuationOptions.ExecuteSynchronously);
        }

        public static Task ContinueWithOnMainThread<T>(this Task<T> task, Action<Task<T>> continuation)
        {
            return ((Task)task).ContinueWithOnMainThread(ended => continuation(task));
        }

        /// <summary>Runs the queued continuations, as Unity does once a frame.</summary>
        public static void RunMainThread()
        {
            while (true)
            {
                Action next;
                lock (Waiting)
                {
                    if (Waiting.Count == 0) return;
                    next = Waiting.Dequeue();
                }
                next();
            }
        }
    }
}
