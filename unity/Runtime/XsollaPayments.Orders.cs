using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using UnityEngine.Scripting;

namespace XsollaFirebase
{
    /// <summary>Reports the status of orders: once, or at each change.</summary>
    public sealed partial class XsollaPayments
    {
        private readonly List<OrderWatch> _watches = new List<OrderWatch>();

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

        private static XsollaOrder ResultOf(StatusAnswer answer)
        {
            return answer == null || answer.result == null || string.IsNullOrEmpty(answer.result.status) ? null : answer.result;
        }

#pragma warning disable 0649 // JsonUtility sets them.
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
