using System;
#if UNITY_WEBGL && !UNITY_EDITOR
using System.Runtime.InteropServices;
#endif
using UnityEngine;
using UnityEngine.Scripting;

namespace XsollaFirebase
{
    /// <summary>
    /// A frame over the game, for WebGL: a popup would be blocked, because the token takes a moment after the click. On other platforms
    /// it is the player's browser. <see cref="XsollaPayments"/> makes one by itself. One of the game's own belongs on a GameObject that stays
    /// active: the page calls it back by the GameObject's name, which no other may have.
    /// </summary>
    [AddComponentMenu("Xsolla Pay Station lightbox (WebGL)")]
    public sealed class Lightbox : MonoBehaviour, IPayStation
    {
        private Action _onClosed;

        [Tooltip("The domain that is registered for Apple Pay at Xsolla. Empty without Apple Pay.")]
        public string applePayMerchantDomain = "";

        /// <summary>
        /// What Pay Station reports of the payment while it is open, on WebGL: invoice, delivering, done or troubled. For information
        /// only: the order tells what counts.
        /// </summary>
        public event Action<string> StatusChanged;

        public void Open(PayStationToken token, Action onClosed)
        {
            _onClosed = onClosed;
#if UNITY_WEBGL && !UNITY_EDITOR
            XsollaFirebaseOpenLightbox(UrlOf(token, applePayMerchantDomain), gameObject.name);
#else
            Application.OpenURL(UrlOf(token, applePayMerchantDomain));
#endif
        }

        public void Close()
        {
            _onClosed = null;
#if UNITY_WEBGL && !UNITY_EDITOR
            XsollaFirebaseCloseLightbox();
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

        /// <summary>Pay Station shows Apple Pay in a frame only when it knows the domain around it.</summary>
        private static string UrlOf(PayStationToken token, string merchantDomain)
        {
            return string.IsNullOrEmpty(merchantDomain) ? token.url : token.url + "&parent_domain=" + Uri.EscapeDataString(merchantDomain);
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
