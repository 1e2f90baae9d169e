using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;

namespace XsollaFirebase
{
    /// <summary>Reads what the player owns.</summary>
    public sealed partial class XsollaPayments
    {
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
    }
}
