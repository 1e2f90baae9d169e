#if UNITY_2023_1_OR_NEWER
// Unity 2023.1 and later.
using System;
using System.Runtime.CompilerServices;
using System.Threading.Tasks;

namespace UnityEngine
{
    public class Awaitable<T>
    {
        private readonly Task<T> _task;

        internal Awaitable(Task<T> task)
        {
            _task = task;
        }

        public TaskAwaiter<T> GetAwaiter()
        {
            return _task.GetAwaiter();
        }
    }

    public class AwaitableCompletionSource<T>
    {
        private readonly TaskCompletionSource<T> _source = new TaskCompletionSource<T>();

        public Awaitable<T> Awaitable
        {
            get { return new Awaitable<T>(_source.Task); }
        }

        public bool TrySetResult(in T value)
        {
            return _source.TrySetResult(value);
        }

        public bool TrySetCanceled()
        {
            return _source.TrySetCanceled();
        }

        public bool TrySetException(Exception exception)
        {
            return _source.TrySetException(exception);
        }
    }
}
#endif
