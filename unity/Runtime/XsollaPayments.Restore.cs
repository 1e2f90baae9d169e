using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace XsollaFirebase
{
    /// <summary>Restores the orders of earlier runs.</summary>
    public sealed partial class XsollaPayments
    {
        /// <summary>
        /// Number of newest orders among which Restore looks for open ones. It is enough, because an unpaid order
        /// expires after a day.
        /// </summary>
        private const int NewestOrders = 100;

        /// <summary>
        /// Ids of the orders whose end the game has not seen, including those of earlier runs on this machine.
        /// </summary>
        public IList<long> UnfinishedOrderIds
        {
            get { return Remembered.Ids; }
        }

        private UnfinishedOrders Remembered
        {
            get
            {
                Configure();
                return new UnfinishedOrders(projectId);
            }
        }

        /// <summary>
        /// Watches the signed-in player's open orders, including those of earlier runs and of other machines, which the
        /// server lists. Reports an order that has ended since then once. Call it after the player has signed in.
        /// </summary>
        /// <remarks>
        /// Players have given up most of these orders, so the intervals between the polls grow from the start.
        /// </remarks>
        /// <example>
        /// <code>
        /// await payments.SignInAsync();
        /// payments.Restore(order =&gt; ShowOrder(order), error =&gt; Debug.LogWarning(error));
        /// </code>
        /// </example>
        public void Restore(Action<XsollaOrder> onChange, Action<PaymentsError> onError = null)
        {
            Begin<IList<long>>(ListOpenOrders, ids => WatchAll(ids, onChange, onError), error =>
            {
                // If Firestore cannot be read, the orders that this machine remembers are watched.
                WatchAll(Remembered.Ids, onChange, onError);
                Tell(onError, error);
            });
        }

        /// <summary>
        /// Forgets an order, so that <see cref="Restore"/> does not report it. For games that learn of an order's end
        /// in another way, such as a Firestore listener.
        /// </summary>
        public void Forget(long orderId)
        {
            Remembered.Remove(orderId);
        }

        private IEnumerator ListOpenOrders(Action<IList<long>> onIds, Action<PaymentsError> onError)
        {
            return ListDocuments(PlayerDocuments.Orders, "createdAt desc", NewestOrders, documents => onIds(OpenOrdersIn(documents)), onError);
        }

        /// <summary>Finds the open orders, and the final ones whose end the game has not seen.</summary>
        private IList<long> OpenOrdersIn(IEnumerable<PlayerDocument> documents)
        {
            var remembered = Remembered.Ids;
            var ids = new List<long>();
            foreach (var document in documents)
            {
                if (!long.TryParse(document.Id, NumberStyles.None, CultureInfo.InvariantCulture, out var id)) continue;
                if (!XsollaOrder.IsFinalStatus(document.fields.status.stringValue) || remembered.Contains(id)) ids.Add(id);
            }
            return ids;
        }

        private void WatchAll(IEnumerable<long> ids, Action<XsollaOrder> onChange, Action<PaymentsError> onError)
        {
            var watched = _watches.Select(watch => watch.OrderId).ToList();
            foreach (var id in ids.Where(id => !watched.Contains(id))) Watch(id, 0, onChange, onError);
        }
    }
}
