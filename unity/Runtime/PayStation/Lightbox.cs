using System;
#if UNITY_WEBGL && !UNITY_EDITOR
using System.Runtime.InteropServices;
#endif
using UnityEngine;

namespace XsollaFirebase
{
    /// <summary>
    /// A frame over the game, for WebGL: a popup would be blocked, because the token takes a moment after the click. Put it on a
    /// GameObject; the page calls it back by the GameObject's name.
    /// </summary>
    [AddComponentMenu("Xsolla Pay Station lightbox (WebGL)")]
    public sealed class Lightbox : MonoBehaviour, IPayStation
    {
        private Action _onClosed;

        /// <summary>What Pay Station reports while it is open: status, status-done, … For information only.</summary>
        public event Action<string> StatusChanged;

        public void Open(PaymentToken token, Action onClosed)
        {
            _onClosed = onClosed;
#if UNITY_WEBGL && !UNITY_EDITOR
            XsollaFirebaseOpenLightbox(token.url, gameObject.name);
#else
            Application.OpenURL(token.url);
#endif
        }

        /// <summary>Called by the page.</summary>
        public void OnLightboxClosed(string unused)
        {
            var onClosed = _onClosed;
            _onClosed = null;
            if (onClosed != null) onClosed();
        }

        /// <summary>Called by the page.</summary>
        public void OnLightboxStatus(string command)
        {
            if (StatusChanged != null) StatusChanged(command);
        }

#if UNITY_WEBGL && !UNITY_EDITOR
        private void OnDestroy()
        {
            XsollaFirebaseCloseLightbox();
        }

        [DllImport("__Internal")]
        private static extern void XsollaFirebaseOpenLightbox(string url, string gameObjectName);

        [DllImport("__Internal")]
        private static extern void XsollaFirebaseCloseLightbox();
#endif
    }
}
