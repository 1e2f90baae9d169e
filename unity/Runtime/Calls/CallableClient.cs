using System;
using System.Collections;
using UnityEngine.Scripting;

namespace XsollaFirebase
{
    /// <summary>
    /// Calls callables by their protocol: https://firebase.google.com/docs/functions/callable-reference
    /// </summary>
    internal sealed class CallableClient
    {
        private readonly Func<string, string> _urlOf;
        private readonly Func<IdTokenSource> _idToken;
        private readonly Func<AppCheckTokenSource> _appCheckToken;

        internal CallableClient(Func<string, string> urlOf, Func<IdTokenSource> idToken, Func<AppCheckTokenSource> appCheckToken)
        {
            _urlOf = urlOf;
            _idToken = idToken;
            _appCheckToken = appCheckToken;
        }

        /// <summary>
        /// Posts <paramref name="json"/>. If the backend refuses the tokens, fetches new ones and calls once more,
        /// which is safe because a refused call has no effect. Reports any other failure without a retry.
        /// </summary>
        /// <param name="read">Reads the result from an answer; returns null if there is none.</param>
        internal IEnumerator Call<T>(string name, string json, Func<string, T> read, Action<T> onResult, Action<PaymentsError> onError)
            where T : class
        {
            for (var attempt = 0; ; attempt++)
            {
                var isRetry = attempt > 0;
                string idToken = null;
                PaymentsError failure = null;
                yield return IdToken(isRetry, token => idToken = token, error => failure = error);
                if (failure != null)
                {
                    onError(failure);
                    yield break;
                }
                string appCheckToken = null;
                PaymentsError noAppCheck = null;
                yield return AppCheckToken(isRetry, token => appCheckToken = token, error => noAppCheck = error);
                var answer = default(WebAnswer);
                yield return JsonRequest.Post(_urlOf(name), json, idToken, appCheckToken, got => answer = got);
                var result = answer.HttpStatus == 200 ? read(answer.Text) : null;
                if (result != null)
                {
                    onResult(result);
                    yield break;
                }
                var refusal = ErrorOf(answer, noAppCheck);
                if (refusal.Status == "UNAUTHENTICATED" && !isRetry) continue;
                onError(refusal);
                yield break;
            }
        }

        /// <summary>Gets the ID token. Reports an error if the source throws or gives nothing.</summary>
        internal IEnumerator IdToken(bool forceRefresh, Action<string> onToken, Action<PaymentsError> onError)
        {
            var source = _idToken();
            if (source == null)
            {
                onError(new PaymentsError("UNAUTHENTICATED", "No IdToken is set: sign the player in first."));
                return Nothing();
            }
            return Ask("IdToken", (onGot, onFailed) => source(forceRefresh, onGot, onFailed), onToken, onError);
        }

        private IEnumerator AppCheckToken(bool forceRefresh, Action<string> onToken, Action<PaymentsError> onError)
        {
            var source = _appCheckToken();
            return source == null
                ? Nothing()
                : Ask("AppCheckToken", (onGot, onFailed) => source(forceRefresh, onGot, onFailed), onToken, onError);
        }

        private static IEnumerator Ask(
            string name,
            Func<Action<string>, Action<PaymentsError>, IEnumerator> source,
            Action<string> onToken,
            Action<PaymentsError> onError)
        {
            string token = null;
            PaymentsError failure = null;
            yield return GuardedRoutine.Run(
                Begin(() => source(got => token = got, error => failure = error)),
                fault => failure = new PaymentsError("UNAUTHENTICATED", name + " threw " + fault.GetType().Name + ": " + fault.Message));
            if (failure == null && string.IsNullOrEmpty(token))
                failure = new PaymentsError("UNAUTHENTICATED", name + " gave neither a token nor an error.");
            if (failure != null) onError(failure);
            else onToken(token);
        }

        /// <summary>
        /// Calls the source inside a coroutine, so that an exception of the call itself is caught too.
        /// </summary>
        private static IEnumerator Begin(Func<IEnumerator> source)
        {
            yield return source();
        }

        private static IEnumerator Nothing()
        {
            yield break;
        }

        private static PaymentsError ErrorOf(WebAnswer answer, PaymentsError noAppCheck)
        {
            var body = answer.HttpStatus == 0 ? null : answer.Parse<ErrorAnswer>();
            // JsonUtility makes an object with unset fields for a missing one.
            if (body == null || body.error == null || string.IsNullOrEmpty(body.error.status)) return answer.ToError();
            var details = body.error.details ?? new ErrorDetails();
            var message = body.error.message ?? "";
            // A backend that does not enforce App Check accepts a call without a token. So the missing token is named
            // as the cause only if the call was refused.
            if (body.error.status == "UNAUTHENTICATED" && noAppCheck != null) message += " (no App Check token: " + noAppCheck.Message + ")";
            return new PaymentsError(body.error.status, message)
            {
                HttpStatus = answer.HttpStatus,
                Reason = details.reason ?? "",
                Sku = details.sku ?? "",
                RetryAfterSeconds = details.retryAfterSeconds,
                XsollaErrorCode = details.xsollaErrorCode,
                Missing = details.missing,
                Issues = details.issues ?? new PaymentsError.Issue[0],
            };
        }

#pragma warning disable 0649 // JsonUtility sets them.
        [Serializable, Preserve]
        private sealed class ErrorAnswer
        {
            public ErrorBody error;
        }

        [Serializable, Preserve]
        private sealed class ErrorBody
        {
            public string status;
            public string message;
            public ErrorDetails details;
        }

        [Serializable, Preserve]
        private sealed class ErrorDetails
        {
            public string reason;
            public string sku;
            public int retryAfterSeconds;
            public int xsollaErrorCode;
            public long missing;
            public PaymentsError.Issue[] issues;
        }
#pragma warning restore 0649
    }
}
