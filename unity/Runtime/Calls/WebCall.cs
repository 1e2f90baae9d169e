using System;
using System.Text;
using UnityEngine;
using UnityEngine.Networking;

namespace XsollaFirebase
{
    /// <summary>
    /// Sends one UnityWebRequest, and disposes it when the answer has arrived. It does so even if no coroutine waits
    /// any more: Unity drops the coroutine of an inactive GameObject without running its finally blocks, and a request
    /// that is never disposed leaks native memory ("A Native Collection has not been disposed").
    /// </summary>
    internal sealed class WebCall : IDisposable
    {
        /// <summary>
        /// Seconds until a request is given up. The backend answers within 15 s, whatever hangs behind it. The rest is
        /// for a cold start and a slow connection. A client that gives up too early on a payment token leaves an order
        /// behind that no one follows.
        /// </summary>
        private const int TimeoutSeconds = 30;

        private UnityWebRequest _request;

        private WebCall()
        {
        }

        internal WebAnswer Answer { get; private set; }

        internal bool IsOver
        {
            get { return _request == null; }
        }

        internal static WebCall Get(string url, string idToken)
        {
            return Send(() => UnityWebRequest.Get(url), idToken, null);
        }

        internal static WebCall Post(string url, string body, string contentType, string idToken, string appCheckToken)
        {
            return Send(() => PostOf(url, body, contentType), idToken, appCheckToken);
        }

        /// <summary>Disposes the request. Aborts it if it is in flight.</summary>
        public void Dispose()
        {
            if (_request == null) return;
            _request.Dispose();
            _request = null;
        }

        private static UnityWebRequest PostOf(string url, string body, string contentType)
        {
            var request = new UnityWebRequest(url, UnityWebRequest.kHttpVerbPOST)
            {
                uploadHandler = new UploadHandlerRaw(Encoding.UTF8.GetBytes(body)),
                downloadHandler = new DownloadHandlerBuffer(),
            };
            request.SetRequestHeader("Content-Type", contentType);
            return request;
        }

        private static WebCall Send(Func<UnityWebRequest> make, string idToken, string appCheckToken)
        {
            var call = new WebCall();
            try
            {
                call._request = make();
                call._request.timeout = TimeoutSeconds;
                if (!string.IsNullOrEmpty(idToken)) call._request.SetRequestHeader("Authorization", "Bearer " + idToken);
                if (!string.IsNullOrEmpty(appCheckToken)) call._request.SetRequestHeader("X-Firebase-AppCheck", appCheckToken);
                call._request.SendWebRequest().completed += call.Finish;
            }
            catch (FormatException refusal)
            {
                // For example a region with a space, which is part of the host name.
                call.Refuse("The address is not a URL. " + refusal.Message);
            }
            catch (InvalidOperationException refusal)
            {
                // Unity refuses plain HTTP, which the emulators speak, unless the player settings allow it. It also
                // refuses a malformed token.
                call.Refuse(refusal.Message);
            }
            return call;
        }

        private void Refuse(string reason)
        {
            Answer = new WebAnswer(0, reason);
            Dispose();
        }

        private void Finish(AsyncOperation sending)
        {
            if (_request == null) return;
            var isAnswered = _request.result != UnityWebRequest.Result.ConnectionError
                && _request.result != UnityWebRequest.Result.DataProcessingError;
            Answer = isAnswered
                ? new WebAnswer(_request.responseCode, _request.downloadHandler.text ?? "")
                : new WebAnswer(0, _request.error ?? "");
            Dispose();
        }
    }
}
