using System;
using System.Threading.Tasks;
using Firebase.Extensions;
using Firebase.Firestore;

namespace XsollaFirebase.FirebaseSdk
{
    /// <summary>
    /// Listens to an order in Firestore instead of polling the backend. Ends at done, canceled or expired, as
    /// <see cref="OrderWatch"/> does. Calls back on the main thread, and not after <see cref="Stop"/>.
    /// </summary>
    /// <remarks>
    /// Call <see cref="Stop"/> in OnDestroy: a running listener freezes the Editor
    /// (https://github.com/firebase/quickstart-unity/issues/845).
    /// </remarks>
    /// <example>
    /// <code>
    /// var firestore = FirebaseFirestore.DefaultInstance;
    /// _watch = FirestoreOrderWatch.Start(firestore, uid, token.order_id, OnOrderChange, OnError);
    /// </code>
    /// </example>
    public sealed class FirestoreOrderWatch
    {
        private readonly Action<XsollaOrder> _onChange;
        private readonly Action<PaymentsError> _onError;
        private readonly long _orderId;
        private ListenerRegistration _listener;
        private bool _isStopped;

        private FirestoreOrderWatch(long orderId, Action<XsollaOrder> onChange, Action<PaymentsError> onError)
        {
            _orderId = orderId;
            _onChange = onChange;
            _onError = onError;
        }

        /// <summary>Starts to listen.</summary>
        /// <param name="uid">The signed-in player. The rules allow only this player to read the order.</param>
        /// <param name="orderId">The order_id of a payment token. The document need not exist yet.</param>
        /// <param name="onChange">Receives the order at its first document and at each change.</param>
        /// <param name="onError">
        /// Receives the error that ended the listener for good, such as a denied access. Firestore itself reconnects a
        /// listener that lost its connection. Use <see cref="XsollaPayments.WatchOrder"/> to go on.
        /// </param>
        public static FirestoreOrderWatch Start(
            FirebaseFirestore firestore,
            string uid,
            long orderId,
            Action<XsollaOrder> onChange,
            Action<PaymentsError> onError)
        {
            var watch = new FirestoreOrderWatch(orderId, onChange, onError);
            watch._listener = firestore.Document(OrderDocument.PathOf(uid, orderId)).Listen(watch.Show);
            // A listener reports its error only here.
            watch._listener.ListenerTask.ContinueWithOnMainThread(watch.End);
            return watch;
        }

        /// <summary>Stops listening. Can be called again.</summary>
        public void Stop()
        {
            if (_isStopped) return;
            _isStopped = true;
            _listener.Stop();
        }

        private void Show(DocumentSnapshot snapshot)
        {
            if (_isStopped || !snapshot.Exists) return;
            var order = OrderDocument.Read(_orderId, snapshot.ToDictionary());
            if (order.IsFinal) Stop();
            _onChange(order);
        }

        private void End(Task listener)
        {
            if (_isStopped || !listener.IsFaulted) return;
            _isStopped = true;
            if (_onError != null) _onError(ErrorOf(listener.Exception.GetBaseException()));
        }

        /// <summary>Makes an error that is never transient, because an ended listener does not come back.</summary>
        private static PaymentsError ErrorOf(Exception cause)
        {
            var refusal = cause as FirestoreException;
            switch (refusal == null ? FirestoreError.Unknown : refusal.ErrorCode)
            {
                case FirestoreError.PermissionDenied: return new PaymentsError("PERMISSION_DENIED", cause.Message);
                case FirestoreError.Unauthenticated: return new PaymentsError("UNAUTHENTICATED", cause.Message);
                default: return new PaymentsError(PaymentsError.ListenerEnded, cause.Message);
            }
        }
    }
}
