#if UNITY_2023_1_OR_NEWER
using System;
using System.Threading.Tasks;
using UnityEngine;

namespace XsollaFirebase
{
    /// <summary>Makes Awaitables of Tasks: await payments.BuyAsync("sword").AsAwaitable().</summary>
    public static class AwaitableTasks
    {
        /// <summary>Ends as the Task does. Each Awaitable may be awaited once only, as any of Unity's.</summary>
        public static Awaitable<T> AsAwaitable<T>(this Task<T> task)
        {
            var source = new AwaitableCompletionSource<T>();
            Follow(task, source);
            return source.Awaitable;
        }

        private static async void Follow<T>(Task<T> task, AwaitableCompletionSource<T> source)
        {
            try
            {
                source.TrySetResult(await task);
            }
            catch (OperationCanceledException)
            {
                source.TrySetCanceled();
            }
            catch (Exception failure)
            {
                source.TrySetException(failure);
            }
        }
    }
}
#endif
