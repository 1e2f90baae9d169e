using System;
using System.Collections;
using System.Globalization;
using UnityEngine;

namespace XsollaFirebase
{
    /// <summary>
    /// Firebase Auth without Firebase's SDK, which has no WebGL: guest, e-mail, and refreshing the ID token, over REST
    /// (https://firebase.google.com/docs/reference/rest/auth). The methods are coroutines. Use <see cref="IdToken"/> as
    /// <see cref="XsollaPayments.IdToken"/>. Tokens are held in memory; the game may keep <see cref="RefreshToken"/>.
    /// </summary>
    public sealed class FirebaseAuthRest
    {
        private const string Accounts = "identitytoolkit.googleapis.com/v1/accounts:";
        private const string Refresh = "securetoken.googleapis.com/v1/token";

        /// <summary>An ID token lives an hour; one this near its end is replaced.</summary>
        private const float SpareSeconds = 60;

        private readonly string _apiKey;
        private readonly string _origin;
        private string _idToken;
        private string _refreshToken;
        private float _expiresAt;

        /// <param name="apiKey">The project's web API key; any text for the emulator.</param>
        /// <param name="emulator">Address of the Auth emulator, such as http://127.0.0.1:9099; empty for the real one.</param>
        public FirebaseAuthRest(string apiKey, string emulator = "")
        {
            _apiKey = apiKey;
            _origin = string.IsNullOrEmpty(emulator) ? "https://" : emulator.TrimEnd('/') + "/";
        }

        /// <summary>Empty while nobody is signed in.</summary>
        public string Uid { get; private set; } = "";

        public bool IsSignedIn
        {
            get { return Uid != ""; }
        }

        public IEnumerator SignInAsGuest(Action onDone, Action<PaymentsError> onError)
        {
            return SignIn("signUp", new Credentials(), onDone, onError);
        }

        public IEnumerator SignUp(string email, string password, Action onDone, Action<PaymentsError> onError)
        {
            return SignIn("signUp", new EmailCredentials { email = email, password = password }, onDone, onError);
        }

        public IEnumerator SignIn(string email, string password, Action onDone, Action<PaymentsError> onError)
        {
            return SignIn("signInWithPassword", new EmailCredentials { email = email, password = password }, onDone, onError);
        }

        /// <summary>
        /// What <see cref="Resume"/> takes at the next start. A guest who loses it has lost the account, and what was paid for with it.
        /// It is a secret, as good as a password: keep it where the platform keeps those, and never log it.
        /// </summary>
        public string RefreshToken
        {
            get { return _refreshToken ?? ""; }
        }

        /// <summary>Signs in again who was signed in when <see cref="RefreshToken"/> was kept.</summary>
        public IEnumerator Resume(string uid, string refreshToken, Action onDone, Action<PaymentsError> onError)
        {
            Uid = uid;
            _refreshToken = refreshToken;
            _expiresAt = 0;
            PaymentsError failure = null;
            yield return IdToken(true, token => { }, error => failure = error);
            if (failure == null)
            {
                onDone();
                yield break;
            }
            // Offline is no reason to forget who is playing.
            if (!failure.IsPassing) SignOut();
            onError(failure);
        }

        public void SignOut()
        {
            Uid = "";
            _idToken = null;
            _refreshToken = null;
        }

        /// <summary>An <see cref="IdTokenSource"/>.</summary>
        public IEnumerator IdToken(bool forceRefresh, Action<string> onToken, Action<PaymentsError> onError)
        {
            if (!IsSignedIn)
            {
                onError(new PaymentsError("UNAUTHENTICATED", "Nobody is signed in."));
                yield break;
            }
            if (!forceRefresh && Time.realtimeSinceStartup < _expiresAt - SpareSeconds)
            {
                onToken(_idToken);
                yield break;
            }
            var refreshToken = _refreshToken;
            var form = "grant_type=refresh_token&refresh_token=" + Uri.EscapeDataString(refreshToken);
            var answer = default(JsonPost.Answer);
            yield return JsonPost.SendForm(UrlOf(Refresh), form, got => answer = got);
            if (_refreshToken != refreshToken)
            {
                // Meanwhile the player has signed out, somebody else has signed in, or another call has refreshed.
                yield return IdToken(false, onToken, onError);
                yield break;
            }
            var session = answer.HttpStatus == 200 ? JsonPost.Parse<RefreshAnswer>(answer.Text) : null;
            if (session == null || string.IsNullOrEmpty(session.id_token))
            {
                onError(ErrorOf(answer));
                yield break;
            }
            Keep(session.id_token, session.refresh_token, session.expires_in);
            onToken(_idToken);
        }

        private IEnumerator SignIn(string method, Credentials credentials, Action onDone, Action<PaymentsError> onError)
        {
            var answer = default(JsonPost.Answer);
            yield return JsonPost.Send(UrlOf(Accounts + method), JsonUtility.ToJson(credentials), null, null, got => answer = got);
            var session = answer.HttpStatus == 200 ? JsonPost.Parse<SignInAnswer>(answer.Text) : null;
            if (session == null || string.IsNullOrEmpty(session.idToken))
            {
                onError(ErrorOf(answer));
                yield break;
            }
            Keep(session.idToken, session.refreshToken, session.expiresIn);
            Uid = session.localId ?? "";
            onDone();
        }

        private void Keep(string idToken, string refreshToken, string expiresIn)
        {
            _idToken = idToken;
            _refreshToken = refreshToken;
            int.TryParse(expiresIn, NumberStyles.Integer, CultureInfo.InvariantCulture, out var seconds);
            _expiresAt = Time.realtimeSinceStartup + seconds;
        }

        private string UrlOf(string path)
        {
            return _origin + path + "?key=" + Uri.EscapeDataString(_apiKey);
        }

        /// <summary>EMAIL_EXISTS, INVALID_LOGIN_CREDENTIALS, TOKEN_EXPIRED, … as the reason.</summary>
        private static PaymentsError ErrorOf(JsonPost.Answer answer)
        {
            if (answer.HttpStatus == 0) return JsonPost.NoAnswer(answer.Text);
            var body = JsonPost.Parse<ErrorAnswer>(answer.Text);
            if (body == null || body.error == null || string.IsNullOrEmpty(body.error.message)) return JsonPost.NotUnderstood(answer);
            return new PaymentsError(StatusOf(answer), "Firebase Auth: " + body.error.message)
            {
                HttpStatus = answer.HttpStatus,
                Reason = body.error.message.Split(' ')[0],
            };
        }

        /// <summary>An order is watched on while Firebase Auth is only out of order or asks for patience.</summary>
        private static string StatusOf(JsonPost.Answer answer)
        {
            if (answer.HttpStatus == 429) return "RESOURCE_EXHAUSTED";
            return answer.HttpStatus >= 500 ? "UNAVAILABLE" : "UNAUTHENTICATED";
        }

#pragma warning disable 0649, 0414 // JsonUtility reads and sets them.
        [Serializable]
        private class Credentials
        {
            public bool returnSecureToken = true;
        }

        [Serializable]
        private sealed class EmailCredentials : Credentials
        {
            public string email;
            public string password;
        }

        [Serializable]
        private sealed class SignInAnswer
        {
            public string idToken;
            public string refreshToken;
            public string expiresIn;
            public string localId;
        }

        [Serializable]
        private sealed class RefreshAnswer
        {
            public string id_token;
            public string refresh_token;
            public string expires_in;
        }

        [Serializable]
        private sealed class ErrorAnswer
        {
            public ErrorBody error;
        }

        [Serializable]
        private sealed class ErrorBody
        {
            public string message;
        }
#pragma warning restore 0649, 0414
    }
}
