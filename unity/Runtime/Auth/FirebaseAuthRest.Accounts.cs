using System;
using System.Collections;

namespace XsollaFirebase
{
    /// <summary>Creates, changes and deletes accounts with an e-mail address and a password.</summary>
    public sealed partial class FirebaseAuthRest
    {
        /// <summary>
        /// Creates an account with an e-mail address and a password, and signs in. Use <see cref="LinkEmail"/> instead
        /// if a guest is to keep the purchases.
        /// </summary>
        /// <param name="onError">Receives Firebase's reason, such as EMAIL_EXISTS or WEAK_PASSWORD.</param>
        public IEnumerator SignUp(string email, string password, Action onDone, Action<PaymentsError> onError)
        {
            return _identityToolkit.SignUp(email, password, answer => BeginSession(answer, false, onDone), onError);
        }

        /// <summary>Signs in with an e-mail address and a password.</summary>
        /// <param name="onError">Receives Firebase's reason, such as INVALID_LOGIN_CREDENTIALS.</param>
        public IEnumerator SignIn(string email, string password, Action onDone, Action<PaymentsError> onError)
        {
            return _identityToolkit.SignIn(email, password, answer => BeginSession(answer, false, onDone), onError);
        }

        /// <summary>
        /// Adds an e-mail address and a password to the signed-in guest. The player and the purchases stay the same.
        /// </summary>
        public IEnumerator LinkEmail(string email, string password, Action onDone, Action<PaymentsError> onError)
        {
            string idToken = null;
            yield return IdToken(false, token => idToken = token, onError);
            if (idToken == null) yield break;
            yield return _identityToolkit.LinkEmail(idToken, email, password, answer => BeginSession(answer, false, () =>
            {
                // This guest has a password now, so the next guest is a new player.
                _sessions.ForgetGuest(Uid);
                onDone();
            }), onError);
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
            yield return _identityToolkit.Delete(idToken, () =>
            {
                _sessions.ForgetGuest(Uid);
                SignOut();
                onDone();
            }, onError);
        }
    }
}
