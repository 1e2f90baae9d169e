using System;
using UnityEngine;

namespace XsollaFirebase
{
    internal static class Callback
    {
        /// <summary>
        /// Calls a callback of the game. Logs an exception of the callback as Unity logs any other, so that it does not
        /// end the call in flight.
        /// </summary>
        internal static void Invoke<T>(Action<T> callback, T what)
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
