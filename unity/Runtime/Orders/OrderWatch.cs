using System;
using System.Collections;
using UnityEngine;

namespace XsollaFirebase
{
    /// <summary>
    /// Polls one order until it is final: every 3 s at first, as Xsolla advises, and less often after two minutes.
    /// Polls at once when the player returns to the game, and at short intervals again after that, because the payment
    /// may take a moment to arrive. Start one with <see cref="XsollaPayments.WatchOrder"/>.
    /// </summary>
    public sealed class OrderWatch
    {
        private const float FirstIntervalSeconds = 3;
        private const float LongestIntervalSeconds = 60;
        private const float Growth = 1.5f;

        /// <summary>Seconds for which the player is expected to be in Pay Station.</summary>
        internal const float PatienceSeconds = 120;

        private readonly Action<XsollaOrder> _onChange;
        private readonly Action<PaymentsError> _onError;
        private readonly float _patienceSeconds;
        private string _seen = "";
        private bool _isDue;

        /// <param name="patienceSeconds">Seconds before the intervals begin to grow.</param>
        internal OrderWatch(long orderId, float patienceSeconds, Action<XsollaOrder> onChange, Action<PaymentsError> onError)
        {
            _patienceSeconds = patienceSeconds;
            OrderId = orderId;
            _onChange = onChange;
            _onError = onError;
        }

        /// <summary>Xsolla's order id.</summary>
        public long OrderId { get; }

        /// <summary>
        /// Whether the order is still polled. False once the order is final, is not this player's, or
        /// <see cref="Stop"/> was called.
        /// </summary>
        public bool IsWatching { get; private set; } = true;

        /// <summary>The last answer; null before the first.</summary>
        public XsollaOrder Last { get; private set; }

        /// <summary>
        /// Stops polling and calling back. The order stays remembered, so <see cref="XsollaPayments.Restore"/> finds it
        /// at the next start.
        /// </summary>
        public void Stop()
        {
            IsWatching = false;
        }

        /// <summary>Polls at once, without waiting for the end of the interval.</summary>
        public void PollNow()
        {
            _isDue = true;
        }

        internal IEnumerator Run(Func<long, Action<XsollaOrder>, Action<PaymentsError>, IEnumerator> poll)
        {
            var begun = Time.realtimeSinceStartup;
            var interval = FirstIntervalSeconds;
            while (IsWatching)
            {
                _isDue = false;
                yield return poll(OrderId, OnStatus, Fail);
                var next = Time.realtimeSinceStartup + interval;
                while (IsWatching && !_isDue && Time.realtimeSinceStartup < next) yield return null;
                if (_isDue) interval = FirstIntervalSeconds;
                else if (Time.realtimeSinceStartup - begun > _patienceSeconds) interval = Math.Min(interval * Growth, LongestIntervalSeconds);
            }
        }

        /// <summary>
        /// Returns whether an error ends the watch. Transient errors and faults of the backend do not, because the
        /// order may be readable later.
        /// </summary>
        internal static bool IsEndedBy(PaymentsError error)
        {
            return !error.IsTransient && error.Status != "INTERNAL";
        }

        private void OnStatus(XsollaOrder order)
        {
            if (!IsWatching) return;
            Last = order;
            if (order.IsFinal) IsWatching = false;
            var now = order.status + order.granted;
            if (now == _seen) return;
            _seen = now;
            Callback.Invoke(_onChange, order);
        }

        private void Fail(PaymentsError error)
        {
            if (!IsWatching) return;
            if (IsEndedBy(error)) IsWatching = false;
            Callback.Invoke(_onError, error);
        }
    }
}
