using System;
using UnityEngine;

namespace XsollaFirebase
{
    /// <summary>The player's own browser: PC and mobile. It does not tell when it is closed, and the game cannot close it.</summary>
    public sealed class SystemBrowser : IPayStation
    {
        public void Open(PayStationToken token, Action onClosed)
        {
            Application.OpenURL(token.url);
        }

        public void Close()
        {
        }
    }
}
