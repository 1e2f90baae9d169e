using System;
using UnityEngine;
using UnityEngine.Networking;

namespace XsollaFirebase
{
    /// <summary>
    /// One UnityWebRequest from sending to disposing. It disposes itself when the answer is there, also when nobody waits for it any
    /// more: Unity drops the coroutine of an inactive GameObject without its finally blocks, and a request that is never disposed
    /// leaks native memory ("A Native Collection has not been disposed").
    /// </summary>
    internal sealed class WebCall : IDisposable
    {
        private UnityWebRequest _request;

        internal WebCall(UnityWebRequest request)
        {
            _request = request;
            try
            {
                request.SendWebRequest().completed += Finish;
            }
            catch (InvalidOperationException refusal)
            {
                // Unity refuses plain HTTP, such as the emulators', unless the player settings allow it.
                Answer = new WebAnswer(0, refusal.Message);
                Dispose();
            }
        }

        internal WebAnswer Answer { get; private set; }

        internal bool IsOver
        {
            get { return _request == null; }
        }

        /// <summary>Aborts a request that is in flight.</summary>
        public void Dispose()
        {
            if (_request == null) return;
            _request.Dispose();
            _request = null;
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
