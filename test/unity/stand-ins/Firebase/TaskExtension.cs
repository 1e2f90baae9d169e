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

        /// <summary>What Unity does once a frame.</summary>
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
