using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using UnityEngine;
using UnityEngine.Scripting;

namespace XsollaFirebase
{
    /// <summary>
    /// Sells for real money: gets payment tokens, reports the status of orders, and restores the orders of earlier
    /// runs.
    /// </summary>
    public sealed partial class XsollaPayments
    {
        /// <summary>
        /// Number of newest orders among which Restore looks for open ones. It is enough, because an unpaid order
        /// expires after a day.
        /// </summary>
        private const int NewestOrders = 100;

        private readonly List<OrderWatch> _watches = new List<OrderWatch>();

        /// <summary>
        /// Ids of the orders whose end the game has not seen, including those of earlier runs on this machine.
        /// </summary>
        public IList<long> UnfinishedOrderIds
        {
            get { return Remembered.Ids; }
        }

        private UnfinishedOrders Remembered
        {
            get { return new UnfinishedOrders(projectId); }
        }

        /// <summary>
        /// Gets a payment token, opens Pay Station and watches the order. The player must be signed in.
        /// </summary>
        /// <param name="onChange">Receives each change of the order until it is done, canceled or expired.</param>
        /// <param name="onError">Receives each failure. Transient ones do not end the watch.</param>
        /// <example>
        /// <code>
        /// payments.Buy("coins-100", order =&gt;
        /// {
        ///     if (order.granted) ShowMessage("The coins are yours.");
        /// }, error =&gt; ShowMessage(new ErrorTexts().Of(error)));
        /// </code>
        /// </example>
        public void Buy(string sku, Action<XsollaOrder> onChange, Action<PaymentsError> onError)
        {
            Buy(new PaymentTokenRequest { sku = sku }, onChange, onError);
        }

        /// <inheritdoc cref="Buy(string, Action{XsollaOrder}, Action{PaymentsError})"/>
        public void Buy(PaymentTokenRequest request, Action<XsollaOrder> onChange, Action<PaymentsError> onError)
        {
            GetPaymentToken(request, token => Open(token, onChange, onError), onError);
        }

        /// <summary>
        /// Gets a payment token. The order exists from then on, and is remembered until the game has seen its end.
        /// </summary>
        /// <remarks>
        /// Each call creates an order, so the client does not retry it. After a network error, let the player decide.
        /// </remarks>
        /// <param name="quantity">Number of pieces, 1 to 1000.</param>
        /// <param name="onToken">Receives the token. It is a secret: do not log or store it.</param>
        /// <param name="onError">Receives the reason, such as sold-out, too-many-orders or order-refused.</param>
        public void GetPaymentToken(string sku, int quantity, Action<PayStationToken> onToken, Action<PaymentsError> onError)
        {
            GetPaymentToken(new PaymentTokenRequest { sku = sku, quantity = quantity }, onToken, onError);
        }

        /// <inheritdoc cref="GetPaymentToken(string, int, Action{PayStationToken}, Action{PaymentsError})"/>
        public void GetPaymentToken(PaymentTokenRequest request, Action<PayStationToken> onToken, Action<PaymentsError> onError)
        {
            Begin<PayStationToken>((onResult, onFailure) => AskForToken(request, onResult, onFailure), onToken, onError);
        }

        /// <summary>
        /// Gets the status of an order once. The backend asks Xsolla about an order that is not final.
        /// </summary>
        /// <param name="onError">Receives unknown-order if the signed-in player has no such order.</param>
        public void GetOrderStatus(long orderId, Action<XsollaOrder> onStatus, Action<PaymentsError> onError)
        {
            Begin<XsollaOrder>((onResult, onFailure) => Poll(orderId, onResult, onFailure), order => Report(order, onStatus), onError);
        }

        /// <summary>
        /// Polls an order and reports each change until it is done, canceled or expired. Update in onChange what the
        /// player sees.
        /// </summary>
        /// <param name="orderId">The order_id of a payment token.</param>
        /// <param name="onError">Receives each failure. Transient ones do not end the watch. May be null.</param>
        public OrderWatch WatchOrder(long orderId, Action<XsollaOrder> onChange, Action<PaymentsError> onError = null)
        {
            return Watch(orderId, OrderWatch.PatienceSeconds, onChange, onError);
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

        /// <param name="onEnd">Called once, however the watch ends; may be null.</param>
        private OrderWatch Open(PayStationToken token, Action<XsollaOrder> onChange, Action<PaymentsError> onError, Action onEnd = null)
        {
            var watch = Watch(
                token.order_id,
                OrderWatch.PatienceSeconds,
                order =>
                {
                    if (order.IsFinal) PayStation.Close();
                    Callback.Invoke(onChange, order);
                },
                onError,
                onEnd);
            // A closed Pay Station is neither a payment nor a cancellation: a payment may still arrive.
            PayStation.Open(token, watch.PollNow);
            return watch;
        }

        private IEnumerator AskForToken(PaymentTokenRequest request, Action<PayStationToken> onToken, Action<PaymentsError> onError)
        {
            return Call(
                "getXsollaPaymentToken",
                new TokenCall { data = WithReturnUrl(request) },
                text => ResultOf(new WebAnswer(200, text).Parse<TokenAnswer>()),
                token =>
                {
                    Remembered.Add(token.order_id);
                    onToken(token);
                },
                onError);
        }

        /// <summary>
        /// Adds the deep link on phones. There the browser covers the game, and only a link leads back.
        /// </summary>
        private PaymentTokenRequest WithReturnUrl(PaymentTokenRequest request)
        {
            var isPhone = Application.platform == RuntimePlatform.Android || Application.platform == RuntimePlatform.IPhonePlayer;
            if (!isPhone || !string.IsNullOrEmpty(request.returnUrl) || !IsConfigured || string.IsNullOrEmpty(deepLinkScheme)) return request;
            return new PaymentTokenRequest
            {
                sku = request.sku,
                quantity = request.quantity,
                items = request.items,
                language = request.language,
                returnUrl = deepLinkScheme + "://xsolla",
            };
        }

        private IEnumerator Poll(long orderId, Action<XsollaOrder> onStatus, Action<PaymentsError> onError)
        {
            var digits = orderId.ToString(CultureInfo.InvariantCulture);
            return Call(
                "getXsollaOrderStatus",
                new StatusCall { data = new StatusRequest { orderId = digits } },
                text => ResultOf(new WebAnswer(200, text).Parse<StatusAnswer>()),
                order =>
                {
                    // The answer has an id above 2^53 as text, which JsonUtility does not read into a number.
                    order.order_id = orderId;
                    onStatus(order);
                },
                onError);
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

        private OrderWatch Watch(long orderId, float patienceSeconds, Action<XsollaOrder> onChange, Action<PaymentsError> onError, Action onEnd = null)
        {
            var watch = new OrderWatch(orderId, patienceSeconds, order => Report(order, onChange), error => Tell(onError, error));
            if (IsGone)
            {
                watch.Stop();
                return watch;
            }
            _watches.Add(watch);
            Runner.Begin(watch.Run(Poll), () =>
            {
                _watches.Remove(watch);
                watch.Stop();
                if (onEnd != null) onEnd();
            });
            return watch;
        }

        private void Report(XsollaOrder order, Action<XsollaOrder> onChange)
        {
            if (IsGone) return;
            Callback.Invoke(onChange, order);
            // Forgets the order only after the callback, so that an end that the game has not seen is reported at the
            // next start.
            if (order.IsFinal) Forget(order.order_id);
        }

        private void PollAll()
        {
            foreach (var watch in _watches) watch.PollNow();
        }

        /// <summary>
        /// Returns null without a token. JsonUtility makes an object with unset fields for a missing one.
        /// </summary>
        private static PayStationToken ResultOf(TokenAnswer answer)
        {
            return answer == null || answer.result == null || string.IsNullOrEmpty(answer.result.token) ? null : answer.result;
        }

        private static XsollaOrder ResultOf(StatusAnswer answer)
        {
            return answer == null || answer.result == null || string.IsNullOrEmpty(answer.result.status) ? null : answer.result;
        }

#pragma warning disable 0649 // JsonUtility sets them.
        [Serializable, Preserve]
        private sealed class TokenCall
        {
            public PaymentTokenRequest data;
        }

        [Serializable, Preserve]
        private sealed class TokenAnswer
        {
            public PayStationToken result;
        }

        [Serializable, Preserve]
        private sealed class StatusCall
        {
            public StatusRequest data;
        }

        [Serializable, Preserve]
        private sealed class StatusRequest
        {
            /// <summary>Digits, because a JSON number is exact only up to 2^53.</summary>
            public string orderId;
        }

        [Serializable, Preserve]
        private sealed class StatusAnswer
        {
            public XsollaOrder result;
        }
#pragma warning restore 0649
    }
}
