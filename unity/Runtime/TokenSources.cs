using System;
using System.Collections;

namespace XsollaFirebase
{
    /// <summary>
    /// Gets the Firebase ID token of the signed-in player. A coroutine that calls exactly one of the two callbacks.
    /// </summary>
    /// <param name="forceRefresh">The backend refused the last token: fetch a new one instead of giving the cached one.</param>
    public delegate IEnumerator IdTokenSource(bool forceRefresh, Action<string> onToken, Action<PaymentsError> onError);

    /// <summary>
    /// Gets a Firebase App Check token, for backends with ENFORCE_APP_CHECK. A coroutine that calls exactly one of the two callbacks.
    /// App Check tokens live about an hour, so each call of the backend asks this source again.
    /// </summary>
    /// <param name="forceRefresh">The backend refused the last call: fetch a new token instead of giving the cached one.</param>
    public delegate IEnumerator AppCheckTokenSource(bool forceRefresh, Action<string> onToken, Action<PaymentsError> onError);
}
