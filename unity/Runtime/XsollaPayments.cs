using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using UnityEngine;

namespace XsollaFirebase
{
    /// <summary>
    /// The payments backend, as a component: put it on a GameObject that lives as long as the shop, fill in the project, and set
    /// <see cref="IdToken"/> when the player has signed in. All callbacks come on the main thread, and none after the component was
    /// destroyed. Nothing is logged but what the game's own callbacks throw. While the GameObject is inactive nothing is asked:
    /// watches go on when it is active again, other calls that were under way are not called back.
    /// </summary>
    [AddComponentMenu("Xsolla payments for Firebase")]
    public sealed class XsollaPayments : MonoBehaviour
    {
        private readonly List<OrderWatch> _watches = new List<OrderWatch>();
        private CallableClient _client;
        private bool _isDestroyed;

        /// <summary>Firebase project id.</summary>
        public string projectId = "demo-xsolla";

        /// <summary>FUNCTIONS_LOCATION of the backend.</summary>
        public string region = "us-central1";

        /// <summary>Address of the functions emulator, such as http://127.0.0.1:5001; empty for the deployed functions.</summary>
        public string functionsEmulator = "";

        /// <summary>How to get the player's ID token. Null while nobody is signed in.</summary>
        public IdTokenSource IdToken { get; set; }

        /// <summary>For backends with ENFORCE_APP_CHECK; may change at any time.</summary>
        public string AppCheckToken { get; set; }

        /// <summary>Orders whose end the game has not seen yet, also from earlier runs.</summary>
        public IList<long> UnfinishedOrderIds
        {
            get { return Remembered.Ids; }
        }

        private UnfinishedOrders Remembered
        {
            get { return new UnfinishedOrders(projectId); }
        }

        private CallableClient Client
        {
            get { return _client ?? (_client = new CallableClient(UrlOf, () => IdToken, () => AppCheckToken)); }
        }

        /// <summary>Asks for a payment token: the order exists from here on, and is remembered until its end is seen.</summary>
        /// <remarks>Never repeated by itself: each call makes an order. After a network error let the player decide.</remarks>
        public void GetPaymentToken(string sku, int quantity, Action<PaymentToken> onToken, Action<PaymentsError> onError)
        {
            GetPaymentToken(new PaymentTokenRequest { sku = sku, quantity = quantity }, onToken, onError);
        }

        /// <inheritdoc cref="GetPaymentToken(string, int, Action{PaymentToken}, Action{PaymentsError})"/>
        public void GetPaymentToken(PaymentTokenRequest request, Action<PaymentToken> onToken, Action<PaymentsError> onError)
        {
            var json = JsonUtility.ToJson(new TokenCall { data = request });
            StartCoroutine(Client.Call(
                "getXsollaPaymentToken",
                json,
                text => ResultOf(JsonPost.Parse<TokenAnswer>(text)),
                token =>
                {
                    Remembered.Add(token.order_id);
                    if (!_isDestroyed) onToken(token);
                },
                error => Report(error, onError)));
        }

        /// <summary>The state of one order now.</summary>
        public void GetOrderStatus(long orderId, Action<OrderStatus> onStatus, Action<PaymentsError> onError)
        {
            StartCoroutine(AskAbout(orderId, order => Tell(order, onStatus), error => Report(error, onError)));
        }

        /// <summary>
        /// Tells each change of an order until it is done, canceled or expired; that is the place to update what the player sees.
        /// </summary>
        /// <param name="onError">Told of each failure. Those that pass do not end the watch. May be null.</param>
        public OrderWatch WatchOrder(long orderId, Action<OrderStatus> onChange, Action<PaymentsError> onError = null)
        {
            return Watch(orderId, OrderWatch.PatienceSeconds, onChange, onError);
        }

        /// <summary>
        /// Takes up the orders of earlier runs: call it when the player has signed in. Most of them were given up, so they are asked
        /// about ever less often from the beginning.
        /// </summary>
        public IList<OrderWatch> WatchUnfinishedOrders(Action<OrderStatus> onChange, Action<PaymentsError> onError = null)
        {
            var watched = _watches.Where(watch => watch.IsWatching).Select(watch => watch.OrderId).ToList();
            return Remembered.Ids.Where(id => !watched.Contains(id)).Select(id => Watch(id, 0, onChange, onError)).ToList();
        }

        /// <summary>For games that hear of an order's end in another way, such as a Firestore listener: it is not taken up again.</summary>
        public void Forget(long orderId)
        {
            Remembered.Remove(orderId);
        }

        private OrderWatch Watch(long orderId, float patienceSeconds, Action<OrderStatus> onChange, Action<PaymentsError> onError)
        {
            OrderWatch watch = null;
            watch = new OrderWatch(orderId, patienceSeconds, order => Tell(order, onChange), onError, () => _watches.Remove(watch));
            _watches.Add(watch);
            Begin(watch);
            return watch;
        }

        private void Begin(OrderWatch watch)
        {
            if (watch.Routine != null) StopCoroutine(watch.Routine);
            watch.Routine = gameObject.activeInHierarchy ? StartCoroutine(watch.Run(AskAbout)) : null;
        }

        private IEnumerator AskAbout(long orderId, Action<OrderStatus> onStatus, Action<PaymentsError> onError)
        {
            var digits = orderId.ToString(CultureInfo.InvariantCulture);
            return Client.Call(
                "getXsollaOrderStatus",
                JsonUtility.ToJson(new StatusCall { data = new StatusRequest { orderId = digits } }),
                text => ResultOf(JsonPost.Parse<StatusAnswer>(text)),
                order =>
                {
                    // Beyond 2^53 the answer has it as a text, which JsonUtility does not read into a number.
                    order.order_id = orderId;
                    onStatus(order);
                },
                onError);
        }

        private string UrlOf(string function)
        {
            return string.IsNullOrEmpty(functionsEmulator)
                ? "https://" + region + "-" + projectId + ".cloudfunctions.net/" + function
                : functionsEmulator.TrimEnd('/') + "/" + projectId + "/" + region + "/" + function;
        }

        private void Tell(OrderStatus order, Action<OrderStatus> onStatus)
        {
            if (_isDestroyed) return;
            onStatus(order);
            // Only now: what the game has not heard of is told at the next start.
            if (order.IsFinal) Forget(order.order_id);
        }

        private void Report(PaymentsError error, Action<PaymentsError> onError)
        {
            if (!_isDestroyed && onError != null) onError(error);
        }

        /// <summary>JsonUtility makes an object of what is missing, with unset fields.</summary>
        private static PaymentToken ResultOf(TokenAnswer answer)
        {
            return answer == null || answer.result == null || string.IsNullOrEmpty(answer.result.token) ? null : answer.result;
        }

        private static OrderStatus ResultOf(StatusAnswer answer)
        {
            return answer == null || answer.result == null || string.IsNullOrEmpty(answer.result.status) ? null : answer.result;
        }

        /// <summary>Unity ends the coroutines of a GameObject that is set inactive, such as a shop that is hidden.</summary>
        private void OnEnable()
        {
            foreach (var watch in _watches.ToArray()) Begin(watch);
        }

        private void OnApplicationFocus(bool hasFocus)
        {
            if (!hasFocus) return;
            foreach (var watch in _watches) watch.AskNow();
        }

        private void OnDestroy()
        {
            _isDestroyed = true;
            foreach (var watch in _watches.ToArray()) watch.Stop();
        }

#pragma warning disable 0649 // JsonUtility sets them.
        [Serializable]
        private sealed class TokenCall
        {
            public PaymentTokenRequest data;
        }

        [Serializable]
        private sealed class TokenAnswer
        {
            public PaymentToken result;
        }

        [Serializable]
        private sealed class StatusCall
        {
            public StatusRequest data;
        }

        [Serializable]
        private sealed class StatusRequest
        {
            /// <summary>Digits: a number in JSON keeps no more than 2^53.</summary>
            public string orderId;
        }

        [Serializable]
        private sealed class StatusAnswer
        {
            public OrderStatus result;
        }
#pragma warning restore 0649
    }
}
