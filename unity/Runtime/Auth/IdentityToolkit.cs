using System;
using System.Collections;
using UnityEngine;
using UnityEngine.Scripting;

namespace XsollaFirebase
{
    /// <summary>
    /// Calls Firebase Auth over REST: https://firebase.google.com/docs/reference/rest/auth. Keeps no session.
    /// </summary>
    internal sealed class IdentityToolkit
    {
        private const string Accounts = "identitytoolkit.googleapis.com/v1/accounts:";
        private const string Refreshing = "securetoken.googleapis.com/v1/token";

        private readonly string _apiKey;
        private readonly string _origin;

        /// <param name="emulator">
        /// Address of the Auth emulator, such as http://127.0.0.1:9099; empty for the real service.
        /// </param>
        internal IdentityToolkit(string apiKey, string emulator)
        {
            _apiKey = apiKey;
            _origin = string.IsNullOrEmpty(emulator) ? "https://" : emulator.TrimEnd('/') + "/";
        }

        /// <summary>Name of the project, which is another one in the emulator than in the real service.</summary>
        internal string ProjectName
        {
            get { return _origin + _apiKey; }
        }

        internal IEnumerator SignUpGuest(Action<SignInAnswer> onAnswer, Action<PaymentsError> onError)
        {
            return SignIn("signUp", new Credentials(), onAnswer, onError);
        }

        internal IEnumerator SignUp(string email, string password, Action<SignInAnswer> onAnswer, Action<PaymentsError> onError)
        {
            return SignIn("signUp", new EmailCredentials { email = email, password = password }, onAnswer, onError);
        }

        internal IEnumerator SignIn(string email, string password, Action<SignInAnswer> onAnswer, Action<PaymentsError> onError)
        {
            return SignIn("signInWithPassword", new EmailCredentials { email = email, password = password }, onAnswer, onError);
        }

        /// <summary>Adds an e-mail address and a password to the account of the ID token.</summary>
        internal IEnumerator LinkEmail(
            string idToken,
            string email,
            string password,
            Action<SignInAnswer> onAnswer,
            Action<PaymentsError> onError)
        {
            return SignIn("update", new LinkCredentials { idToken = idToken, email = email, password = password }, onAnswer, onError);
        }

        /// <summary>Deletes the account of the ID token.</summary>
        internal IEnumerator Delete(string idToken, Action onDone, Action<PaymentsError> onError)
        {
            var answer = default(WebAnswer);
            var body = JsonUtility.ToJson(new TokenBody { idToken = idToken });
            yield return JsonRequest.Post(UrlOf(Accounts + "delete"), body, null, null, got => answer = got);
            if (answer.HttpStatus == 200) onDone();
            else onError(ErrorOf(answer));
        }

        /// <summary>Gets a new ID token.</summary>
        internal IEnumerator Refresh(string refreshToken, Action<RefreshAnswer> onAnswer, Action<PaymentsError> onError)
        {
            var answer = default(WebAnswer);
            var form = "grant_type=refresh_token&refresh_token=" + Uri.EscapeDataString(refreshToken);
            yield return JsonRequest.PostForm(UrlOf(Refreshing), form, got => answer = got);
            var tokens = answer.HttpStatus == 200 ? answer.Parse<RefreshAnswer>() : null;
            if (tokens == null || string.IsNullOrEmpty(tokens.id_token)) onError(ErrorOf(answer));
            else onAnswer(tokens);
        }

        private IEnumerator SignIn(string method, Credentials credentials, Action<SignInAnswer> onAnswer, Action<PaymentsError> onError)
        {
            var answer = default(WebAnswer);
            yield return JsonRequest.Post(UrlOf(Accounts + method), JsonUtility.ToJson(credentials), null, null, got => answer = got);
            var tokens = answer.HttpStatus == 200 ? answer.Parse<SignInAnswer>() : null;
            if (tokens == null || string.IsNullOrEmpty(tokens.idToken)) onError(ErrorOf(answer));
            else onAnswer(tokens);
        }

        private string UrlOf(string path)
        {
            return _origin + path + "?key=" + Uri.EscapeDataString(_apiKey);
        }

        /// <summary>
        /// Makes an error with Firebase's reason: EMAIL_EXISTS, INVALID_LOGIN_CREDENTIALS, TOKEN_EXPIRED, …
        /// </summary>
        private static PaymentsError ErrorOf(WebAnswer answer)
        {
            var body = answer.HttpStatus == 0 ? null : answer.Parse<ErrorAnswer>();
            if (body == null || body.error == null || string.IsNullOrEmpty(body.error.message)) return answer.ToError();
            return new PaymentsError(StatusOf(answer), "Firebase Auth: " + body.error.message)
            {
                HttpStatus = answer.HttpStatus,
                Reason = body.error.message.Split(' ')[0],
            };
        }

        /// <summary>Maps 429 and 5xx to transient statuses, which do not end a watch.</summary>
        private static string StatusOf(WebAnswer answer)
        {
            if (answer.HttpStatus == 429) return "RESOURCE_EXHAUSTED";
            return answer.HttpStatus >= 500 ? "UNAVAILABLE" : "UNAUTHENTICATED";
        }

#pragma warning disable 0649, 0414 // JsonUtility reads and sets them.
        [Serializable, Preserve]
        internal sealed class SignInAnswer
        {
            public string idToken;
            public string refreshToken;
            public string expiresIn;
            public string localId;
        }

        [Serializable, Preserve]
        internal sealed class RefreshAnswer
        {
            public string id_token;
            public string refresh_token;
            public string expires_in;
        }

        [Serializable, Preserve]
        private sealed class TokenBody
        {
            public string idToken;
        }

        [Serializable, Preserve]
        private class Credentials
        {
            public bool returnSecureToken = true;
        }

        [Serializable, Preserve]
        private class EmailCredentials : Credentials
        {
            public string email;
            public string password;
        }

        [Serializable, Preserve]
        private sealed class LinkCredentials : EmailCredentials
        {
            public string idToken;
        }

        [Serializable, Preserve]
        private sealed class ErrorAnswer
        {
            public ErrorBody error;
        }

        [Serializable, Preserve]
        private sealed class ErrorBody
        {
            public string message;
        }
#pragma warning restore 0649, 0414
    }
}
