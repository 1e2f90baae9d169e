using System;
using System.Collections;
using System.Threading;
using System.Threading.Tasks;

namespace XsollaFirebase
{
    /// <summary>Makes a Task from a call with callbacks.</summary>
    internal static class CallTask
    {
        /// <summary>
        /// Runs a call as a Task. The Task ends with the result or with a <see cref="PaymentsException"/>. It ends as
        /// canceled if the token is canceled, or if the runner's owner is destroyed.
        /// </summary>
        internal static Task<T> Run<T>(
            CallRunner runner,
            Func<Action<T>, Action<PaymentsError>, IEnumerator> call,
            CancellationToken cancellation)
        {
            var source = new TaskCompletionSource<T>();
            var routine = call(result => source.TrySetResult(result), error => source.TrySetException(new PaymentsException(error)));
            var run = runner.Begin(routine, () => source.TrySetCanceled(), cancellation);
            CancelWith(source, cancellation, run.RequestStop);
            return source.Task;
        }

        internal static void CancelWith<T>(TaskCompletionSource<T> source, CancellationToken cancellation, Action onCancel)
        {
            if (!cancellation.CanBeCanceled) return;
            var registration = cancellation.Register(() =>
            {
                if (source.TrySetCanceled()) onCancel();
            });
            source.Task.ContinueWith(ended => registration.Dispose(), TaskContinuationOptions.ExecuteSynchronously);
        }
    }
}
