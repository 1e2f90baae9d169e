using System;
using System.Collections;
using Firebase;
using Firebase.Auth;

namespace XsollaFirebase.FirebaseSdk
{
    /// <summary>Gets the ID token of whoever is signed in with Firebase's Unity SDK.</summary>
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
            var why = cause == null ? "canceled" : cause.Message;
            return new PaymentsError(StatusOf(cause as FirebaseException), "Firebase gives no ID token: " + why);
        }

        /// <summary>Errors about the account or the project are final; others, such as an internal error, are transient.</summary>
        private static string StatusOf(FirebaseException failure)
        {
            if (failure == null) return "UNAVAILABLE";
            switch ((AuthError)failure.ErrorCode)
            {
                case AuthError.NetworkRequestFailed: return PaymentsError.NetworkError;
                case AuthError.TooManyRequests: return "RESOURCE_EXHAUSTED";
                case AuthError.UserDisabled:
                case AuthError.UserNotFound:
                case AuthError.UserTokenExpired:
                case AuthError.InvalidUserToken:
                case AuthError.RequiresRecentLogin:
                case AuthError.InvalidApiKey:
                case AuthError.AppNotAuthorized:
                case AuthError.NoSignedInUser: return "UNAUTHENTICATED";
                default: return "UNAVAILABLE";
            }
        }
    }
}
