using System;
using UnityEngine;

namespace XsollaFirebase
{
    internal static class Callback
    {
        /// <summary>
        /// Calls the game back. What its callback throws, because a label is gone for example, is logged as any other exception of the
        /// game, and does not end the call that is in flight.
        /// </summary>
        internal static void Tell<T>(Action<T> callback, T what)
        {
            if (callback == null) return;
            try
            {
                callback(what);
            }
            catch (Exception fault)
            {
                Debug.LogException(fault);
            }
        }
    }
}
