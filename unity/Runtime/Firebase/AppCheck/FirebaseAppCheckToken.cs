using System;
using System.Collections;
using Firebase.AppCheck;

namespace XsollaFirebase.FirebaseSdk
{
    /// <summary>Gets the App Check token from Firebase's Unity SDK, for backends with ENFORCE_APP_CHECK.</summary>
    public static class FirebaseAppCheckToken
    {
        /// <summary>
        /// Sends an App Check token with each call. Set the provider factory before any other use of Firebase.
        /// </summary>
        /// <example>
        /// <code>
        /// payments.UseAppCheck(FirebaseAppCheck.DefaultInstance);
        /// </code>
        /// </example>
        public static void UseAppCheck(this XsollaPayments payments, FirebaseAppCheck appCheck)
        {
            payments.AppCheckToken = Of(appCheck);
        }

        /// <summary>
        /// Makes a token source. Each call of the backend asks Firebase for the token, and Firebase keeps it fresh.
        /// </summary>
        public static AppCheckTokenSource Of(FirebaseAppCheck appCheck)
        {
            return (forceRefresh, onToken, onError) => Get(appCheck, forceRefresh, onToken, onError);
        }

        private static IEnumerator Get(FirebaseAppCheck appCheck, bool forceRefresh, Action<string> onToken, Action<PaymentsError> onError)
        {
            var task = appCheck.GetAppCheckTokenAsync(forceRefresh);
            while (!task.IsCompleted) yield return null;
            if (task.IsFaulted || task.IsCanceled)
            {
                var cause = task.Exception == null ? "canceled" : task.Exception.GetBaseException().Message;
                onError(new PaymentsError("UNAUTHENTICATED", cause));
            }
            else
            {
                onToken(task.Result.Token);
            }
        }
    }
}
