using System;
#if UNITY_WEBGL && !UNITY_EDITOR
using System.Runtime.InteropServices;
#endif
using UnityEngine;
using UnityEngine.Scripting;

namespace XsollaFirebase
{
    /// <summary>
    /// A frame over the game, for WebGL: a popup would be blocked, because the token takes a moment after the click. Put it on a
    /// GameObject that stays active; the page calls it back by the GameObject's name, which no other may have.
    /// </summary>
    [AddComponentMenu("Xsolla Pay Station lightbox (WebGL)")]
    public sealed class Lightbox : MonoBehaviour, IPayStation
    {
        private Action _onClosed;

        /// <summary>
        /// What Pay Station reports of the payment while it is open, on WebGL: invoice, delivering, done or troubled. For information
        /// only: the order tells what counts.
        /// </summary>
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

        /// <summary>Called by the page: no code does, so that Unity would strip it.</summary>
        [Preserve]
        public void OnLightboxClosed(string unused)
        {
            var onClosed = _onClosed;
            _onClosed = null;
            if (onClosed != null) onClosed();
        }

        /// <summary>Called by the page.</summary>
        [Preserve]
        public void OnLightboxStatus(string status)
        {
            if (StatusChanged != null) StatusChanged(status);
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
