using System;
using UnityEngine;

namespace XsollaFirebase
{
    /// <summary>The player's own browser: PC and mobile. It does not tell when it is closed.</summary>
    public sealed class SystemBrowser : IPayStation
    {
        public void Open(PaymentToken token, Action onClosed)
        {
            Application.OpenURL(token.url);
        }
    }
}
