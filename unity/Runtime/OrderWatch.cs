using System;
using System.Collections;
using UnityEngine;

namespace XsollaFirebase
{
    /// <summary>
    /// Asks about one order until it is final: every 3 s at first, as Xsolla advises, ever less often after two minutes; at once
    /// when the player comes back to the game, and soon again after that, because the payment may need a moment to arrive.
    /// </summary>
    public sealed class OrderWatch
    {
        private const float FirstGapSeconds = 3;
        private const float LastGapSeconds = 60;
        private const float Growth = 1.5f;

        /// <summary>How long the player is expected to be in Pay Station.</summary>
        internal const float PatienceSeconds = 120;

        private readonly Action<OrderStatus> _onChange;
        private readonly Action<PaymentsError> _onError;
        private readonly Action _onEnd;
        private readonly float _patienceSeconds;
        private string _seen = "";
        private bool _isDue;

        /// <param name="patienceSeconds">How long it is asked about often.</param>
        internal OrderWatch(long orderId, float patienceSeconds, Action<OrderStatus> onChange, Action<PaymentsError> onError, Action onEnd)
        {
            _patienceSeconds = patienceSeconds;
            OrderId = orderId;
            _onChange = onChange;
            _onError = onError;
            _onEnd = onEnd;
        }

        public long OrderId { get; }

        /// <summary>False once the order is final, is not this player's, or <see cref="Stop"/> was called.</summary>
        public bool IsWatching { get; private set; } = true;

        /// <summary>The last that was heard; null before the first answer.</summary>
        public OrderStatus Last { get; private set; }

        /// <summary>Nothing is called back any more. The order stays remembered for the next start.</summary>
        public void Stop()
        {
            IsWatching = false;
        }

        /// <summary>Asks at once, instead of when it would be time.</summary>
        public void AskNow()
        {
            _isDue = true;
        }

        /// <summary>Runs this watch; null before it was begun.</summary>
        internal Coroutine Routine { get; set; }

        internal IEnumerator Run(Func<long, Action<OrderStatus>, Action<PaymentsError>, IEnumerator> ask)
        {
            var begun = Time.realtimeSinceStartup;
            var gap = FirstGapSeconds;
            while (IsWatching)
            {
                _isDue = false;
                yield return ask(OrderId, Hear, Fail);
                var next = Time.realtimeSinceStartup + gap;
                while (IsWatching && !_isDue && Time.realtimeSinceStartup < next) yield return null;
                if (_isDue) gap = FirstGapSeconds;
                else if (Time.realtimeSinceStartup - begun > _patienceSeconds) gap = Math.Min(gap * Growth, LastGapSeconds);
            }
            _onEnd();
        }

        private void Hear(OrderStatus order)
        {
            if (!IsWatching) return;
            Last = order;
            if (order.IsFinal) IsWatching = false;
            var now = order.status + order.granted;
            if (now == _seen) return;
            _seen = now;
            Tell(_onChange, order);
        }

        private void Fail(PaymentsError error)
        {
            if (!IsWatching) return;
            // What passes is asked again: the player may be offline for a while, and a fault of the backend is repaired one day.
            if (!error.IsPassing && error.Status != "INTERNAL") IsWatching = false;
            if (_onError != null) Tell(_onError, error);
        }

        /// <summary>A fault of the game's, such as a label that is gone, shows in the console as any other, but does not end the watch.</summary>
        private static void Tell<T>(Action<T> callback, T what)
        {
            try
            {
                callback(what);
            }
            catch (Exception fault)
            {
                Debug.LogException(fault);
            }
        }
    }
}
