#if UNITY_2023_1_OR_NEWER
using System;
using System.Threading.Tasks;
using UnityEngine;

namespace XsollaFirebase
{
    /// <summary>Converts Tasks to Awaitables.</summary>
    /// <example>
    /// <code>
    /// var order = await payments.BuyAsync("sword").AsAwaitable();
    /// </code>
    /// </example>
    public static class AwaitableTasks
    {
        /// <summary>
        /// Returns an Awaitable that ends as the Task does. It can be awaited only once, as every Awaitable of Unity.
        /// </summary>
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
