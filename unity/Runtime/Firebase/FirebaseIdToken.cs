using System;
using System.Collections;
using Firebase;
using Firebase.Auth;

namespace XsollaFirebase.FirebaseSdk
{
    /// <summary>The ID token of whoever is signed in with Firebase's Unity SDK.</summary>
    public static class FirebaseIdToken
    {
        /// <summary>Firebase itself keeps the token fresh; each call of the backend asks for it anew.</summary>
        public static IdTokenSource Of(FirebaseAuth auth)
        {
            return (forceRefresh, onToken, onError) => Get(auth, forceRefresh, onToken, onError);
        }

        private static IEnumerator Get(FirebaseAuth auth, bool forceRefresh, Action<string> onToken, Action<PaymentsError> onError)
        {
            var user = auth.CurrentUser;
            if (user == null)
            {
                onError(new PaymentsError("UNAUTHENTICATED", "Nobody is signed in."));
                yield break;
            }
            var task = user.TokenAsync(forceRefresh);
            while (!task.IsCompleted) yield return null;
            // Awaiting a coroutine's task would throw where nobody catches it.
            if (task.IsFaulted || task.IsCanceled) onError(ErrorOf(task.Exception));
            else onToken(task.Result);
        }

        private static PaymentsError ErrorOf(AggregateException failure)
        {
            var cause = failure == null ? null : failure.GetBaseException();
            var known = cause as FirebaseException;
            var isOffline = known != null && known.ErrorCode == (int)AuthError.NetworkRequestFailed;
            return new PaymentsError(
                isOffline ? PaymentsError.NetworkError : "UNAUTHENTICATED",
                "Firebase gives no ID token: " + (cause == null ? "canceled" : cause.Message));
        }
    }
}
