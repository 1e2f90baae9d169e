using System;
using System.Threading.Tasks;
using Firebase.Extensions;
using Firebase.Firestore;

namespace XsollaFirebase.FirebaseSdk
{
    /// <summary>
    /// Listens to an order in Firestore instead of asking the backend for it. Ends as the other watch does, at done, canceled or
    /// expired. Everything is called back on the main thread, and nothing after <see cref="Stop"/>.
    /// </summary>
    /// <remarks>
    /// Call <see cref="Stop"/> in OnDestroy: a listener that is left running freezes the Editor
    /// (https://github.com/firebase/quickstart-unity/issues/845).
    /// </remarks>
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

        /// <param name="uid">The signed-in player; nobody else may read the order.</param>
        /// <param name="orderId">The order_id of a payment token. The order need not be there yet.</param>
        /// <param name="onError">
        /// The listener has ended and does not come back: access denied, for example. Firestore itself reconnects a listener that only
        /// lost its connection. <see cref="XsollaPayments.WatchOrder"/> asks the backend instead.
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
            // An error of a listener shows nowhere else.
            watch._listener.ListenerTask.ContinueWithOnMainThread(watch.End);
            return watch;
        }

        /// <summary>Stops listening. May be called again.</summary>
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

        /// <summary>Never transient: a listener that has ended stays so, whatever ended it.</summary>
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
