using System;
using System.Collections;

namespace XsollaFirebase
{
    /// <summary>Calls a callable by its protocol: https://firebase.google.com/docs/functions/callable-reference</summary>
    internal sealed class CallableClient
    {
        private readonly Func<string, string> _urlOf;
        private readonly Func<IdTokenSource> _idToken;
        private readonly Func<string> _appCheckToken;

        internal CallableClient(Func<string, string> urlOf, Func<IdTokenSource> idToken, Func<string> appCheckToken)
        {
            _urlOf = urlOf;
            _idToken = idToken;
            _appCheckToken = appCheckToken;
        }

        /// <summary>
        /// Posts <paramref name="json"/>. A refused ID token is replaced and tried once more: nothing has happened then. Any other
        /// failure is the caller's.
        /// </summary>
        /// <param name="read">Gives the result in an answer, or null when there is none.</param>
        internal IEnumerator Call<T>(string name, string json, Func<string, T> read, Action<T> onResult, Action<PaymentsError> onError)
            where T : class
        {
            for (var attempt = 0; ; attempt++)
            {
                string idToken = null;
                PaymentsError failure = null;
                var source = _idToken();
                if (source == null)
                {
                    onError(new PaymentsError("UNAUTHENTICATED", "No IdToken is set: sign the player in first."));
                    yield break;
                }
                yield return source(attempt > 0, token => idToken = token, error => failure = error);
                if (failure != null)
                {
                    onError(failure);
                    yield break;
                }
                var answer = default(JsonPost.Answer);
                yield return JsonPost.Send(_urlOf(name), json, idToken, _appCheckToken(), got => answer = got);
                if (answer.HttpStatus == 0)
                {
                    onError(JsonPost.NoAnswer(answer.Text));
                    yield break;
                }
                var result = answer.HttpStatus == 200 ? read(answer.Text) : null;
                if (result != null)
                {
                    onResult(result);
                    yield break;
                }
                var refusal = ErrorOf(answer);
                if (refusal.Status == "UNAUTHENTICATED" && attempt == 0) continue;
                onError(refusal);
                yield break;
            }
        }

        private static PaymentsError ErrorOf(JsonPost.Answer answer)
        {
            var body = JsonPost.Parse<ErrorAnswer>(answer.Text);
            // JsonUtility makes an object of what is missing, with unset fields.
            if (body == null || body.error == null || string.IsNullOrEmpty(body.error.status)) return JsonPost.NotUnderstood(answer);
            var details = body.error.details ?? new ErrorDetails();
            return new PaymentsError(body.error.status, body.error.message ?? "")
            {
                HttpStatus = answer.HttpStatus,
                Reason = details.reason ?? "",
                Sku = details.sku ?? "",
                RetryAfterSeconds = details.retryAfterSeconds,
                XsollaErrorCode = details.xsollaErrorCode,
                Issues = details.issues ?? new PaymentsError.Issue[0],
            };
        }

#pragma warning disable 0649 // JsonUtility sets them.
        [Serializable]
        private sealed class ErrorAnswer
        {
            public ErrorBody error;
        }

        [Serializable]
        private sealed class ErrorBody
        {
            public string status;
            public string message;
            public ErrorDetails details;
        }

        [Serializable]
        private sealed class ErrorDetails
        {
            public string reason;
            public string sku;
            public int retryAfterSeconds;
            public int xsollaErrorCode;
            public PaymentsError.Issue[] issues;
        }
#pragma warning restore 0649
    }
}
