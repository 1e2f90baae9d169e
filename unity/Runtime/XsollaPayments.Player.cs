using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using UnityEngine;
using UnityEngine.Scripting;

namespace XsollaFirebase
{
    /// <summary>Reads what the player owns, and buys without real money.</summary>
    public sealed partial class XsollaPayments
    {
        private const int Attempts = 3;
        private const float GapSeconds = 2;

        /// <summary>
        /// Gets the player's items. Call it after a purchase and from time to time, because a refund may come weeks
        /// later.
        /// </summary>
        /// <param name="onItems">
        /// Receives each SKU once. See <see cref="OwnedItem.IsOwned"/> for items that have ended.
        /// </param>
        /// <param name="onError">Receives PERMISSION_DENIED if the backend's Firestore rules are not deployed.</param>
        public void GetInventory(Action<IList<OwnedItem>> onItems, Action<PaymentsError> onError)
        {
            Begin<IList<OwnedItem>>(ReadInventory, onItems, onError);
        }

        /// <summary>Gets the player's subscriptions, including those that have ended.</summary>
        public void GetSubscriptions(Action<IList<PlayerSubscription>> onSubscriptions, Action<PaymentsError> onError)
        {
            Begin<IList<PlayerSubscription>>(ReadSubscriptions, onSubscriptions, onError);
        }

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

        private IEnumerator ReadInventory(Action<IList<OwnedItem>> onItems, Action<PaymentsError> onError)
        {
            return ListDocuments(
                PlayerDocuments.Inventory,
                "",
                int.MaxValue,
                documents => onItems(documents
                    .Select(document => new OwnedItem(document.Id, document.fields.quantity.Integer, document.fields.expiresAt.Time))
                    .ToList()),
                onError);
        }

        private IEnumerator ReadSubscriptions(Action<IList<PlayerSubscription>> onSubscriptions, Action<PaymentsError> onError)
        {
            return ListDocuments(
                PlayerDocuments.Subscriptions,
                "",
                int.MaxValue,
                documents => onSubscriptions(documents.Select(document => new PlayerSubscription(document)).ToList()),
                onError);
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

        /// <summary>
        /// Lists documents of the player. If Firestore refuses the ID token, gets a new one and lists once more.
        /// </summary>
        private IEnumerator ListDocuments(
            string collection,
            string orderBy,
            int most,
            Action<List<PlayerDocument>> onDocuments,
            Action<PaymentsError> onError)
        {
            if (!Configure())
            {
                onError(NoProject());
                yield break;
            }
            var documents = new PlayerDocuments(projectId, database, firestoreEmulator);
            for (var attempt = 0; ; attempt++)
            {
                var isRetry = attempt > 0;
                string idToken = null;
                yield return Client.IdToken(isRetry, token => idToken = token, onError);
                if (idToken == null) yield break;
                PaymentsError failure = null;
                yield return documents.List(collection, idToken, orderBy, most, onDocuments, error => failure = error);
                if (failure == null) yield break;
                if (failure.Status == "UNAUTHENTICATED" && !isRetry) continue;
                onError(failure);
                yield break;
            }
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
