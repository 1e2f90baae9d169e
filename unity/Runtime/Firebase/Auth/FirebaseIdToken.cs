using System;
using System.Collections;
using Firebase;
using Firebase.Auth;

namespace XsollaFirebase.FirebaseSdk
{
    /// <summary>Gets the ID token of the player who is signed in with Firebase's Unity SDK.</summary>
    public static class FirebaseIdToken
    {
        /// <summary>
        /// Makes a token source. Each call of the backend asks Firebase for the token, and Firebase keeps it fresh.
        /// </summary>
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
            // `await` would throw where no one catches the exception.
            if (task.IsFaulted || task.IsCanceled) onError(ErrorOf(task.Exception));
            else onToken(task.Result);
        }

        private static PaymentsError ErrorOf(AggregateException failure)
        {
            var cause = failure == null ? null : failure.GetBaseException();
            var why = cause == null ? "canceled" : cause.Message;
            return new PaymentsError(StatusOf(cause as FirebaseException), "Firebase gives no ID token: " + why);
        }

        /// <summary>
        /// Maps errors about the account or the project to a final status, and all others, such as an internal error,
        /// to a transient one.
        /// </summary>
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
