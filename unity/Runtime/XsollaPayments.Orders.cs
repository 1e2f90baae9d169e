using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using UnityEngine;
using UnityEngine.Scripting;

namespace XsollaFirebase
{
    /// <summary>Orders for real money: payment token, state, watching, and what was under way when the game was closed.</summary>
    public sealed partial class XsollaPayments
    {
        /// <summary>
        /// Restore looks among this many of the player's newest orders. An unpaid order ends after a day, so that an open one is new.
        /// </summary>
        private const int NewestOrders = 100;

        private readonly List<OrderWatch> _watches = new List<OrderWatch>();

        /// <summary>Orders whose end the game has not seen yet, also from earlier runs on this machine.</summary>
        public IList<long> UnfinishedOrderIds
        {
            get { return Remembered.Ids; }
        }

        private UnfinishedOrders Remembered
        {
            get { return new UnfinishedOrders(projectId); }
        }

        /// <summary>Gets a payment token, opens Pay Station and watches the order.</summary>
        /// <param name="onChange">Receives each change of the order until it is done, canceled or expired.</param>
        public void Buy(string sku, Action<XsollaOrder> onChange, Action<PaymentsError> onError)
        {
            Buy(new PaymentTokenRequest { sku = sku }, onChange, onError);
        }

        /// <inheritdoc cref="Buy(string, Action{XsollaOrder}, Action{PaymentsError})"/>
        public void Buy(PaymentTokenRequest request, Action<XsollaOrder> onChange, Action<PaymentsError> onError)
        {
            GetPaymentToken(request, token => Open(token, onChange, onError), onError);
        }

        /// <summary>Gets a payment token: the order exists from here on, and is remembered until its end is seen.</summary>
        /// <remarks>Never repeated by itself: each call makes an order. After a network error let the player decide.</remarks>
        public void GetPaymentToken(string sku, int quantity, Action<PayStationToken> onToken, Action<PaymentsError> onError)
        {
            GetPaymentToken(new PaymentTokenRequest { sku = sku, quantity = quantity }, onToken, onError);
        }

        /// <inheritdoc cref="GetPaymentToken(string, int, Action{PayStationToken}, Action{PaymentsError})"/>
        public void GetPaymentToken(PaymentTokenRequest request, Action<PayStationToken> onToken, Action<PaymentsError> onError)
        {
            Begin<PayStationToken>((onResult, onFailure) => AskForToken(request, onResult, onFailure), onToken, onError);
        }

        /// <summary>Gets the state of one order now.</summary>
        public void GetOrderStatus(long orderId, Action<XsollaOrder> onStatus, Action<PaymentsError> onError)
        {
            Begin<XsollaOrder>((onResult, onFailure) => AskAbout(orderId, onResult, onFailure), order => HearOf(order, onStatus), onError);
        }

        /// <summary>
        /// Tells each change of an order until it is done, canceled or expired; that is the place to update what the player sees.
        /// </summary>
        /// <param name="onError">Receives each failure. Transient ones do not end the watch. May be null.</param>
        public OrderWatch WatchOrder(long orderId, Action<XsollaOrder> onChange, Action<PaymentsError> onError = null)
        {
            return Watch(orderId, OrderWatch.PatienceSeconds, onChange, onError);
        }

        /// <summary>
        /// Watches the signed-in player's orders that were open when the game was closed. Call it when the player has signed in. They are
        /// listed from the server, so that an order from another machine is found too; an order that has ended since is told once.
        /// </summary>
        /// <remarks>Most of these orders were given up, so the backend is asked about them less and less often from the beginning.</remarks>
        public void Restore(Action<XsollaOrder> onChange, Action<PaymentsError> onError = null)
        {
            Begin<IList<long>>(ListOpenOrders, ids => WatchAll(ids, onChange, onError), error =>
            {
                // Where Firestore cannot be read, this machine's memory is better than nothing.
                WatchAll(Remembered.Ids, onChange, onError);
                Tell(onError, error);
            });
        }

        /// <summary>For games that hear of an order's end in another way, such as a Firestore listener: it is not taken up again.</summary>
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
                    Callback.Tell(onChange, order);
                },
                onError,
                onEnd);
            // Closed is neither paid nor canceled: a payment may still arrive.
            PayStation.Open(token, watch.AskNow);
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

        /// <summary>On phones the browser is in front of the game, and only a link leads back.</summary>
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

        private IEnumerator AskAbout(long orderId, Action<XsollaOrder> onStatus, Action<PaymentsError> onError)
        {
            var digits = orderId.ToString(CultureInfo.InvariantCulture);
            return Call(
                "getXsollaOrderStatus",
                new StatusCall { data = new StatusRequest { orderId = digits } },
                text => ResultOf(new WebAnswer(200, text).Parse<StatusAnswer>()),
                order =>
                {
                    // Beyond 2^53 the answer has it as a text, which JsonUtility does not read into a number.
                    order.order_id = orderId;
                    onStatus(order);
                },
                onError);
        }

        private IEnumerator ListOpenOrders(Action<IList<long>> onIds, Action<PaymentsError> onError)
        {
            return ListDocuments(PlayerDocuments.Orders, "createdAt desc", NewestOrders, documents => onIds(OpenOrdersIn(documents)), onError);
        }

        /// <summary>The orders that are not final, and the final ones whose end the game has not heard of.</summary>
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
            var watch = new OrderWatch(orderId, patienceSeconds, order => HearOf(order, onChange), error => Tell(onError, error));
            if (IsGone)
            {
                watch.Stop();
                return watch;
            }
            _watches.Add(watch);
            Runner.Begin(watch.Run(AskAbout), () =>
            {
                _watches.Remove(watch);
                watch.Stop();
                if (onEnd != null) onEnd();
            });
            return watch;
        }

        private void HearOf(XsollaOrder order, Action<XsollaOrder> onChange)
        {
            if (IsGone) return;
            Callback.Tell(onChange, order);
            // Only now: what the game has not heard of is told at the next start.
            if (order.IsFinal) Forget(order.order_id);
        }

        private void AskAboutAll()
        {
            foreach (var watch in _watches) watch.AskNow();
        }

        /// <summary>JsonUtility makes an object of what is missing, with unset fields.</summary>
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
            /// <summary>Digits: a number in JSON keeps no more than 2^53.</summary>
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
