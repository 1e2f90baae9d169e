using System;
using System.Collections;
using System.Text;
using UnityEngine;
using UnityEngine.Networking;

namespace XsollaFirebase
{
    /// <summary>Posts JSON and hands on what came back, whatever it is.</summary>
    internal static class JsonPost
    {
        /// <summary>
        /// The backend answers within 15 s, whatever hangs behind it; the rest is for a cold start and a slow line. Who gives up too soon on a
        /// payment token leaves an order that nobody remembers.
        /// </summary>
        private const int TimeoutSeconds = 30;

        internal struct Answer
        {
            /// <summary>0 when there was none.</summary>
            public long HttpStatus;
            public string Text;
        }

        internal static IEnumerator Send(string url, string json, string idToken, string appCheckToken, Action<Answer> onAnswer)
        {
            return Send(url, json, "application/json", idToken, appCheckToken, onAnswer);
        }

        internal static IEnumerator SendForm(string url, string form, Action<Answer> onAnswer)
        {
            return Send(url, form, "application/x-www-form-urlencoded", null, null, onAnswer);
        }

        private static IEnumerator Send(
            string url,
            string body,
            string contentType,
            string idToken,
            string appCheckToken,
            Action<Answer> onAnswer)
        {
            var answer = default(Answer);
            using (var request = new UnityWebRequest(url, UnityWebRequest.kHttpVerbPOST))
            {
                request.uploadHandler = new UploadHandlerRaw(Encoding.UTF8.GetBytes(body));
                request.downloadHandler = new DownloadHandlerBuffer();
                request.timeout = TimeoutSeconds;
                request.SetRequestHeader("Content-Type", contentType);
                if (!string.IsNullOrEmpty(idToken)) request.SetRequestHeader("Authorization", "Bearer " + idToken);
                if (!string.IsNullOrEmpty(appCheckToken)) request.SetRequestHeader("X-Firebase-AppCheck", appCheckToken);
                object sending = null;
                try
                {
                    sending = request.SendWebRequest();
                }
                catch (InvalidOperationException refusal)
                {
                    // Unity refuses plain HTTP, such as the emulators', unless the player settings allow it.
                    answer.Text = refusal.Message;
                }
                if (sending == null)
                {
                    onAnswer(answer);
                    yield break;
                }
                yield return sending;
                var isAnswered = request.result != UnityWebRequest.Result.ConnectionError
                    && request.result != UnityWebRequest.Result.DataProcessingError;
                answer.HttpStatus = isAnswered ? request.responseCode : 0;
                answer.Text = isAnswered ? request.downloadHandler.text ?? "" : request.error ?? "";
            }
            onAnswer(answer);
        }

        /// <summary>The object, or null when the text is none: JsonUtility throws on a proxy's page.</summary>
        internal static T Parse<T>(string text)
            where T : class
        {
            try
            {
                return JsonUtility.FromJson<T>(text);
            }
            catch (ArgumentException)
            {
                return null;
            }
        }

        internal static PaymentsError NoAnswer(string error)
        {
            return new PaymentsError(PaymentsError.NetworkError, "There was no answer: " + error);
        }

        internal static PaymentsError NotUnderstood(Answer answer)
        {
            return new PaymentsError(PaymentsError.BadAnswer, "The answer is not the backend's: HTTP " + answer.HttpStatus)
            {
                HttpStatus = answer.HttpStatus,
            };
        }
    }
}
