using System;
using UnityEngine;

namespace XsollaFirebase
{
    /// <summary>
    /// Opens Pay Station in the player's own browser, on PC and phones. A browser does not report that it was closed,
    /// and the game cannot close it.
    /// </summary>
    public sealed class SystemBrowser : IPayStation
    {
        /// <summary>Opens the token's URL in the browser. Never calls onClosed.</summary>
        public void Open(PayStationToken token, Action onClosed)
        {
            Application.OpenURL(token.url);
        }

        /// <summary>Does nothing, because a game cannot close the browser.</summary>
        public void Close()
        {
        }
    }
}
