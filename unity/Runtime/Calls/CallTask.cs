using System;
using System.Collections;
using System.Threading;
using System.Threading.Tasks;

namespace XsollaFirebase
{
    /// <summary>Makes a Task of a call with callbacks.</summary>
    internal static class CallTask
    {
        /// <summary>
        /// Gives a Task that ends with the result, with a <see cref="PaymentsException"/>, or as canceled: by the token, or because the
        /// runner's owner was destroyed.
        /// </summary>
        internal static Task<T> Run<T>(
            CallRunner runner,
            Func<Action<T>, Action<PaymentsError>, IEnumerator> call,
            CancellationToken cancellation)
        {
            var source = new TaskCompletionSource<T>();
            var routine = call(result => source.TrySetResult(result), error => source.TrySetException(new PaymentsException(error)));
            var run = runner.Begin(routine, () => source.TrySetCanceled());
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
