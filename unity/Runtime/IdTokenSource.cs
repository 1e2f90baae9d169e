using System;
using System.Collections;

namespace XsollaFirebase
{
    /// <summary>
    /// Gives the Firebase ID token of the signed-in player, as a coroutine that calls exactly one of the two. With
    /// <paramref name="forceRefresh"/> a new one has to be fetched: the backend has refused the last.
    /// </summary>
    public delegate IEnumerator IdTokenSource(bool forceRefresh, Action<string> onToken, Action<PaymentsError> onError);
}
