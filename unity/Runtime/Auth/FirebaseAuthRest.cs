using System;
using System.Collections;
using System.Globalization;
using UnityEngine;
using UnityEngine.Scripting;

namespace XsollaFirebase
{
    /// <summary>
    /// Signs players in to Firebase Auth over REST (https://firebase.google.com/docs/reference/rest/auth), as guests or
    /// by e-mail, and refreshes the ID token. Works without Firebase's SDK, which does not support WebGL. The methods
    /// are coroutines; each has a twin that returns a Task. Stores the session, so that a guest is the same player
    /// after a restart.
    /// </summary>
    /// <example>
    /// <code>
    /// var auth = new FirebaseAuthRest("&lt;web API key&gt;");
    /// payments.IdToken = auth.IdToken;
    /// await auth.SignInAsGuestAsync();
    /// </code>
    /// </example>
    public sealed partial class FirebaseAuthRest
    {
        private const string Accounts = "identitytoolkit.googleapis.com/v1/accounts:";
        private const string Refresh = "securetoken.googleapis.com/v1/token";

        /// <summary>An ID token lives an hour. It is refreshed if it expires within this number of seconds.</summary>
        private const float SpareSeconds = 60;

        private readonly string _apiKey;
        private readonly string _origin;
        private readonly AuthSessions _sessions;
        private string _idToken;
        private string _refreshToken;
        private bool _isGuest;
        private float _expiresAt;

        /// <summary>Makes a client for one Firebase project. Nobody is signed in at first.</summary>
        /// <param name="apiKey">The project's web API key; any text for the emulator.</param>
        /// <param name="emulator">
        /// Address of the Auth emulator, such as http://127.0.0.1:9099; empty for the real service.
        /// </param>
        /// <param name="store">Stores the session between runs; null for PlayerPrefs.</param>
        public FirebaseAuthRest(string apiKey, string emulator = "", ISessionStore store = null)
        {
            _apiKey = apiKey;
            _origin = string.IsNullOrEmpty(emulator) ? "https://" : emulator.TrimEnd('/') + "/";
            _sessions = new AuthSessions(store ?? new PlayerPrefsSessionStore(), _origin + apiKey);
        }

        /// <summary>Uid of the signed-in player; empty if nobody is signed in.</summary>
        public string Uid { get; private set; } = "";

        /// <summary>Whether a player is signed in.</summary>
        public bool IsSignedIn
        {
            get { return Uid != ""; }
        }

        /// <summary>
        /// Refresh token of the signed-in player; empty if nobody is signed in. It is a secret, as good as a password:
        /// never log it. The session store keeps it. A game without a store can keep it, and pass it to
        /// <see cref="Resume(string, string, Action, Action{PaymentsError})"/>.
        /// </summary>
        public string RefreshToken
        {
            get { return _refreshToken ?? ""; }
        }

        /// <summary>Signs in the player who was signed in when the game was closed.</summary>
        /// <param name="onDone">
        /// Receives true if a player is signed in now, and false if there was no session or it has ended.
        /// </param>
        /// <param name="onError">Receives an error that does not end the session, such as a network error.</param>
        public IEnumerator Restore(Action<bool> onDone, Action<PaymentsError> onError)
        {
            var session = _sessions.Current;
            if (session == null)
            {
                onDone(false);
                yield break;
            }
            yield return Resume(session, () => onDone(true), error =>
            {
                if (IsTheEndOf(error)) onDone(false);
                else onError(error);
            });
        }

        /// <summary>
        /// Signs in as the guest who has played on this machine, or as a new guest. Reports an error if the device is
        /// offline. It makes no new guest then, who would not own the purchases of the first one.
        /// </summary>
        public IEnumerator SignInAsGuest(Action onDone, Action<PaymentsError> onError)
        {
            var guest = _sessions.Guest;
            var isNew = guest == null;
            if (!isNew)
            {
                yield return Resume(guest, onDone, error =>
                {
                    isNew = IsTheEndOf(error);
                    if (!isNew) onError(error);
                });
            }
            if (isNew) yield return SignIn("signUp", new Credentials(), true, onDone, onError);
        }

        /// <summary>
        /// Creates an account with an e-mail address and a password, and signs in. Use <see cref="LinkEmail"/> instead
        /// if a guest is to keep the purchases.
        /// </summary>
        /// <param name="onError">Receives Firebase's reason, such as EMAIL_EXISTS or WEAK_PASSWORD.</param>
        public IEnumerator SignUp(string email, string password, Action onDone, Action<PaymentsError> onError)
        {
            return SignIn("signUp", new EmailCredentials { email = email, password = password }, false, onDone, onError);
        }

        /// <summary>Signs in with an e-mail address and a password.</summary>
        /// <param name="onError">Receives Firebase's reason, such as INVALID_LOGIN_CREDENTIALS.</param>
        public IEnumerator SignIn(string email, string password, Action onDone, Action<PaymentsError> onError)
        {
            return SignIn("signInWithPassword", new EmailCredentials { email = email, password = password }, false, onDone, onError);
        }

        /// <summary>
        /// Adds an e-mail address and a password to the signed-in guest. The player and the purchases stay the same.
        /// </summary>
        public IEnumerator LinkEmail(string email, string password, Action onDone, Action<PaymentsError> onError)
        {
            string idToken = null;
            yield return IdToken(false, token => idToken = token, onError);
            if (idToken == null) yield break;
            var credentials = new LinkCredentials { idToken = idToken, email = email, password = password };
            yield return SignIn("update", credentials, false, () =>
            {
                // This guest has a password now, so the next guest is a new player.
                _sessions.ForgetGuest();
                onDone();
            }, onError);
        }

        /// <summary>
        /// Deletes the signed-in player's account at Firebase Auth. Does not delete what the backend stores about the
        /// player.
        /// </summary>
        public IEnumerator DeleteAccount(Action onDone, Action<PaymentsError> onError)
        {
            string idToken = null;
            yield return IdToken(false, token => idToken = token, onError);
            if (idToken == null) yield break;
            var answer = default(WebAnswer);
            var body = JsonUtility.ToJson(new TokenBody { idToken = idToken });
            yield return JsonRequest.Post(UrlOf(Accounts + "delete"), body, null, null, got => answer = got);
            if (answer.HttpStatus != 200)
            {
                onError(ErrorOf(answer));
                yield break;
            }
            if (_isGuest) _sessions.ForgetGuest();
            SignOut();
            onDone();
        }

        /// <summary>Signs in with a refresh token that the game itself has stored.</summary>
        public IEnumerator Resume(string uid, string refreshToken, Action onDone, Action<PaymentsError> onError)
        {
            return Resume(new AuthSessions.Session { uid = uid, refreshToken = refreshToken }, onDone, onError);
        }

        /// <summary>
        /// Signs the player out. The guest of this machine stays stored: the next <see cref="SignInAsGuest"/> signs in
        /// the same guest.
        /// </summary>
        public void SignOut()
        {
            Uid = "";
            _idToken = null;
            _refreshToken = null;
            _sessions.ForgetCurrent();
        }

        /// <summary>
        /// Deletes the stored guest. The next <see cref="SignInAsGuest"/> makes a new player, and the guest's purchases
        /// are lost.
        /// </summary>
        public void ForgetGuest()
        {
            _sessions.ForgetGuest();
        }

        /// <summary>
        /// Gets the ID token of the signed-in player, and refreshes it if needed. It is an <see cref="IdTokenSource"/>.
        /// </summary>
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
            var answer = default(WebAnswer);
            yield return JsonRequest.PostForm(UrlOf(Refresh), form, got => answer = got);
            if (_refreshToken != refreshToken)
            {
                // During the refresh the player has signed out, another player has signed in, or another call has
                // refreshed.
                yield return IdToken(false, onToken, onError);
                yield break;
            }
            var session = answer.HttpStatus == 200 ? answer.Parse<RefreshAnswer>() : null;
            if (session == null || string.IsNullOrEmpty(session.id_token))
            {
                onError(ErrorOf(answer));
                yield break;
            }
            SetSession(Uid, session.id_token, session.refresh_token, session.expires_in);
            onToken(_idToken);
        }

        private IEnumerator Resume(AuthSessions.Session session, Action onDone, Action<PaymentsError> onError)
        {
            Uid = session.uid;
            _isGuest = session.isGuest;
            _refreshToken = session.refreshToken;
            _expiresAt = 0;
            PaymentsError failure = null;
            yield return IdToken(true, token => { }, error => failure = error);
            if (failure == null)
            {
                onDone();
                yield break;
            }
            // The session survives a transient error.
            if (!failure.IsTransient) SignOut();
            onError(failure);
        }

        private IEnumerator SignIn(string method, Credentials credentials, bool isGuest, Action onDone, Action<PaymentsError> onError)
        {
            var answer = default(WebAnswer);
            yield return JsonRequest.Post(UrlOf(Accounts + method), JsonUtility.ToJson(credentials), null, null, got => answer = got);
            var session = answer.HttpStatus == 200 ? answer.Parse<SignInAnswer>() : null;
            if (session == null || string.IsNullOrEmpty(session.idToken))
            {
                onError(ErrorOf(answer));
                yield break;
            }
            _isGuest = isGuest;
            SetSession(session.localId ?? "", session.idToken, session.refreshToken, session.expiresIn);
            onDone();
        }

        private void SetSession(string uid, string idToken, string refreshToken, string expiresIn)
        {
            Uid = uid;
            _idToken = idToken;
            _refreshToken = refreshToken;
            int.TryParse(expiresIn, NumberStyles.Integer, CultureInfo.InvariantCulture, out var seconds);
            _expiresAt = Time.realtimeSinceStartup + seconds;
            _sessions.Save(new AuthSessions.Session { uid = uid, refreshToken = refreshToken, isGuest = _isGuest });
        }

        private string UrlOf(string path)
        {
            return _origin + path + "?key=" + Uri.EscapeDataString(_apiKey);
        }

        /// <summary>
        /// Returns whether an error ends the session, for example because the account was deleted. A disabled account
        /// does not end it, because an operator can enable the account again.
        /// </summary>
        private static bool IsTheEndOf(PaymentsError error)
        {
            return error.Reason == "USER_NOT_FOUND" || error.Reason == "INVALID_REFRESH_TOKEN" || error.Reason == "TOKEN_EXPIRED";
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
        private sealed class SignInAnswer
        {
            public string idToken;
            public string refreshToken;
            public string expiresIn;
            public string localId;
        }

        [Serializable, Preserve]
        private sealed class RefreshAnswer
        {
            public string id_token;
            public string refresh_token;
            public string expires_in;
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
