using System;
using System.Collections;
using System.Globalization;
using UnityEngine;

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
        /// <summary>An ID token lives an hour. It is refreshed if it expires within this number of seconds.</summary>
        private const float SpareSeconds = 60;

        private readonly IdentityToolkit _identityToolkit;
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
            _identityToolkit = new IdentityToolkit(apiKey, emulator);
            _sessions = new AuthSessions(store ?? new PlayerPrefsSessionStore(), _identityToolkit.ProjectName);
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
        /// <param name="onError">
        /// Receives an error that does not end the stored session, such as a network error or a disabled account.
        /// </param>
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
            if (isNew) yield return _identityToolkit.SignUpGuest(answer => BeginSession(answer, true, onDone), onError);
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
            Leave();
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
            IdentityToolkit.RefreshAnswer answer = null;
            PaymentsError failure = null;
            yield return _identityToolkit.Refresh(refreshToken, got => answer = got, error => failure = error);
            if (_refreshToken != refreshToken)
            {
                // During the refresh the player has signed out, another player has signed in, or another call has
                // refreshed.
                yield return IdToken(false, onToken, onError);
                yield break;
            }
            if (failure != null)
            {
                onError(failure);
                yield break;
            }
            SetSession(Uid, answer.id_token, answer.refresh_token, answer.expires_in);
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
            if (IsTheEndOf(failure)) SignOut();
            else if (!failure.IsTransient) Leave();
            onError(failure);
        }

        /// <summary>Signs nobody in, and keeps the stored session for the next start.</summary>
        private void Leave()
        {
            Uid = "";
            _idToken = null;
            _refreshToken = null;
        }

        private void BeginSession(IdentityToolkit.SignInAnswer answer, bool isGuest, Action onDone)
        {
            _isGuest = isGuest;
            SetSession(answer.localId ?? "", answer.idToken, answer.refreshToken, answer.expiresIn);
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

        /// <summary>
        /// Returns whether an error ends the session, for example because the account was deleted. A disabled account
        /// does not end it, because an operator can enable the account again.
        /// </summary>
        private static bool IsTheEndOf(PaymentsError error)
        {
            return error.Reason == "USER_NOT_FOUND" || error.Reason == "INVALID_REFRESH_TOKEN" || error.Reason == "TOKEN_EXPIRED";
        }
    }
}
