using System;
using System.Collections;
using UnityEngine;
using UnityEngine.Scripting;

namespace XsollaFirebase
{
    /// <summary>Buys without real money: with virtual currency, or free items.</summary>
    public sealed partial class XsollaPayments
    {
        private const int Attempts = 3;
        private const float GapSeconds = 2;

        /// <summary>
        /// Buys an item with virtual currency. Retries after a transient error, which is safe because the purchaseId
        /// stays the same.
        /// </summary>
        /// <param name="onError">Receives the reason, such as not-enough-currency or no-price.</param>
        /// <example>
        /// <code>
        /// var request = new SpendRequest { sku = "gem-skin" };
        /// payments.BuyWithVirtualCurrency(request, result =&gt; ReloadInventory(), OnError);
        /// </code>
        /// </example>
        public void BuyWithVirtualCurrency(SpendRequest request, Action<SpendResult> onResult, Action<PaymentsError> onError)
        {
            Begin<SpendResult>((onDone, onFailure) => Spend("buyWithVirtualCurrency", request, onDone, onFailure), onResult, onError);
        }

        /// <summary>
        /// Claims a free item. Retries after a transient error, which is safe because the purchaseId stays the same.
        /// </summary>
        /// <param name="onError">Receives the reason, such as limit-reached or not-free.</param>
        public void ClaimFreeItem(SpendRequest request, Action<SpendResult> onResult, Action<PaymentsError> onError)
        {
            Begin<SpendResult>((onDone, onFailure) => Spend("claimFreeItem", request, onDone, onFailure), onResult, onError);
        }

        private IEnumerator Spend(string name, SpendRequest request, Action<SpendResult> onResult, Action<PaymentsError> onError)
        {
            // Copies the request, because the game may reuse its object for another purchase during the call.
            var call = JsonUtility.FromJson<SpendCall>(JsonUtility.ToJson(new SpendCall { data = request }));
            for (var attempt = 1; ; attempt++)
            {
                PaymentsError failure = null;
                yield return Call(name, call, text => ResultOf(new WebAnswer(200, text).Parse<SpendAnswer>()), onResult, error => failure = error);
                if (failure == null) yield break;
                if (!IsWorthRepeating(failure) || attempt == Attempts)
                {
                    onError(failure);
                    yield break;
                }
                var next = Time.realtimeSinceStartup + GapSeconds;
                while (Time.realtimeSinceStartup < next) yield return null;
            }
        }

        /// <summary>
        /// Returns whether to retry. A rate limit is transient too, but lasts longer than a player waits.
        /// </summary>
        private static bool IsWorthRepeating(PaymentsError error)
        {
            return error.IsTransient && error.Status != "RESOURCE_EXHAUSTED";
        }

        private static SpendResult ResultOf(SpendAnswer answer)
        {
            return answer == null || answer.result == null || string.IsNullOrEmpty(answer.result.purchase_id) ? null : answer.result;
        }

#pragma warning disable 0649 // JsonUtility sets them.
        [Serializable, Preserve]
        private sealed class SpendCall
        {
            public SpendRequest data;
        }

        [Serializable, Preserve]
        private sealed class SpendAnswer
        {
            public SpendResult result;
        }
#pragma warning restore 0649
    }
}
