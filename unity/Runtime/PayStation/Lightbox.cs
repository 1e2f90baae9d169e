using System;
#if UNITY_WEBGL && !UNITY_EDITOR
using System.Runtime.InteropServices;
#endif
using UnityEngine;
using UnityEngine.Scripting;

namespace XsollaFirebase
{
    /// <summary>
    /// Shows Pay Station in a frame over a WebGL game. A popup would be blocked, because the token arrives a moment
    /// after the click. On other platforms it opens the player's browser. <see cref="XsollaPayments"/> makes one by
    /// itself. A Lightbox that the game makes needs an active GameObject with a unique name, because the page calls it
    /// by that name.
    /// </summary>
    [AddComponentMenu("Xsolla Pay Station lightbox (WebGL)")]
    public sealed class Lightbox : MonoBehaviour, IPayStation
    {
        private Action _onClosed;

        [Tooltip("The domain that is registered for Apple Pay at Xsolla. Empty without Apple Pay.")]
        public string applePayMerchantDomain = "";

        /// <summary>
        /// Reports the payment's status on WebGL: invoice, delivering, done or troubled. It is for information only.
        /// Grant by the order.
        /// </summary>
        public event Action<string> StatusChanged;

        /// <summary>Opens the frame, or the player's browser outside WebGL.</summary>
        public void Open(PayStationToken token, Action onClosed)
        {
            _onClosed = onClosed;
#if UNITY_WEBGL && !UNITY_EDITOR
            XsollaFirebaseOpenLightbox(UrlOf(token, applePayMerchantDomain), gameObject.name);
#else
            Application.OpenURL(UrlOf(token, applePayMerchantDomain));
#endif
        }

        /// <summary>Closes the frame. Does not call onClosed.</summary>
        public void Close()
        {
            _onClosed = null;
#if UNITY_WEBGL && !UNITY_EDITOR
            XsollaFirebaseCloseLightbox();
#endif
        }

        /// <summary>
        /// Reports that the player closed the frame. Only the page calls it, so Unity would strip it without Preserve.
        /// </summary>
        [Preserve]
        public void OnLightboxClosed(string unused)
        {
            var onClosed = _onClosed;
            _onClosed = null;
            if (onClosed != null) onClosed();
        }

        /// <summary>Reports the payment's status. Only the page calls it.</summary>
        [Preserve]
        public void OnLightboxStatus(string status)
        {
            if (StatusChanged != null) StatusChanged(status);
        }

        /// <summary>Adds the domain, without which Pay Station does not offer Apple Pay in a frame.</summary>
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
