using System;
using System.Collections;

namespace XsollaFirebase
{
    /// <summary>
    /// Gets the Firebase ID token of the signed-in player, as a coroutine that calls exactly one of the two callbacks.
    /// </summary>
    /// <param name="forceRefresh">
    /// True if the backend refused the last token: fetch a new one, not the cached one.
    /// </param>
    /// <param name="onToken">Receives the token.</param>
    /// <param name="onError">Receives the reason why there is none.</param>
    public delegate IEnumerator IdTokenSource(bool forceRefresh, Action<string> onToken, Action<PaymentsError> onError);

    /// <summary>
    /// Gets a Firebase App Check token for backends with ENFORCE_APP_CHECK, as a coroutine that calls exactly one of
    /// the two callbacks. App Check tokens live about an hour, so each call of the backend calls this source again.
    /// </summary>
    /// <param name="forceRefresh">
    /// True if the backend refused the last call: fetch a new token, not the cached one.
    /// </param>
    /// <param name="onToken">Receives the token.</param>
    /// <param name="onError">Receives the reason why there is none.</param>
    public delegate IEnumerator AppCheckTokenSource(bool forceRefresh, Action<string> onToken, Action<PaymentsError> onError);
}
