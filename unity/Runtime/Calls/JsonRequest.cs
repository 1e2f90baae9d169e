using System;
using System.Collections;
using System.Text;
using UnityEngine.Networking;

namespace XsollaFirebase
{
    /// <summary>Sends JSON or a form, or asks for JSON, and hands on what came back.</summary>
    internal static class JsonRequest
    {
        /// <summary>
        /// The backend answers within 15 s, whatever hangs behind it; the rest is for a cold start and a slow line. A client that gives
        /// up too soon on a payment token leaves an order that nobody remembers.
        /// </summary>
        private const int TimeoutSeconds = 30;

        internal static IEnumerator Get(string url, string idToken, Action<WebAnswer> onAnswer)
        {
            return Send(UnityWebRequest.Get(url), idToken, null, onAnswer);
        }

        internal static IEnumerator Post(string url, string json, string idToken, string appCheckToken, Action<WebAnswer> onAnswer)
        {
            return Send(RequestOf(url, json, "application/json"), idToken, appCheckToken, onAnswer);
        }

        internal static IEnumerator PostForm(string url, string form, Action<WebAnswer> onAnswer)
        {
            return Send(RequestOf(url, form, "application/x-www-form-urlencoded"), null, null, onAnswer);
        }

        private static UnityWebRequest RequestOf(string url, string body, string contentType)
        {
            var request = new UnityWebRequest(url, UnityWebRequest.kHttpVerbPOST)
            {
                uploadHandler = new UploadHandlerRaw(Encoding.UTF8.GetBytes(body)),
                downloadHandler = new DownloadHandlerBuffer(),
            };
            request.SetRequestHeader("Content-Type", contentType);
            return request;
        }

        private static IEnumerator Send(UnityWebRequest request, string idToken, string appCheckToken, Action<WebAnswer> onAnswer)
        {
            request.timeout = TimeoutSeconds;
            if (!string.IsNullOrEmpty(idToken)) request.SetRequestHeader("Authorization", "Bearer " + idToken);
            if (!string.IsNullOrEmpty(appCheckToken)) request.SetRequestHeader("X-Firebase-AppCheck", appCheckToken);
            WebAnswer answer;
            using (var call = new WebCall(request))
            {
                while (!call.IsOver) yield return null;
                answer = call.Answer;
            }
            onAnswer(answer);
        }
    }
}
