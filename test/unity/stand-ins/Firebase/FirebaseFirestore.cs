using System;
using System.Collections.Generic;
using System.Threading.Tasks;

namespace Firebase.Firestore
{
    public enum FirestoreError
    {
        Ok = 0,
        Unknown = 2,
        PermissionDenied = 7,
        ResourceExhausted = 8,
        Unavailable = 14,
        Unauthenticated = 16,
    }

    public sealed class FirestoreException : Exception
    {
        public FirestoreException(FirestoreError errorCode, string message)
            : base(message)
        {
            ErrorCode = errorCode;
        }

        public FirestoreError ErrorCode { get; }
    }

    public sealed class FirebaseFirestore
    {
        public static FirebaseFirestore DefaultInstance { get; } = new FirebaseFirestore();

        private readonly Dictionary<string, DocumentReference> _documents = new Dictionary<string, DocumentReference>();

        public DocumentReference Document(string path)
        {
            if (!_documents.ContainsKey(path)) _documents[path] = new DocumentReference();
            return _documents[path];
        }
    }

    public sealed class DocumentReference
    {
        public ListenerRegistration Listener { get; private set; }

        public ListenerRegistration Listen(Action<DocumentSnapshot> callback)
        {
            return Listener = new ListenerRegistration(callback);
        }
    }

    public sealed class ListenerRegistration
    {
        private readonly Action<DocumentSnapshot> _callback;
        private readonly TaskCompletionSource<object> _ended = new TaskCompletionSource<object>();

        public ListenerRegistration(Action<DocumentSnapshot> callback)
        {
            _callback = callback;
        }

        public Task ListenerTask
        {
            get { return _ended.Task; }
        }

        public void Stop()
        {
            _ended.TrySetResult(null);
        }

        /// <param name="document">Null if the document does not exist.</param>
        public void Push(Dictionary<string, object> document)
        {
            _callback(new DocumentSnapshot(document));
        }

        public void Fail(FirestoreException failure)
        {
            _ended.SetException(failure);
        }
    }

    public sealed class DocumentSnapshot
    {
        private readonly Dictionary<string, object> _document;

        public DocumentSnapshot(Dictionary<string, object> document)
        {
            _document = document;
        }

        public bool Exists
        {
            get { return _document != null; }
        }

        public Dictionary<string, object> ToDictionary()
        {
            return _document;
        }
    }
}
