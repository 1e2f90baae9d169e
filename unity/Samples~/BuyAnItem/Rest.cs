using System;
using System.Collections;
using UnityEngine;
using UnityEngine.Networking;

namespace XsollaFirebase.Samples
{
    internal static class Rest
    {
        /// <summary>Reads JSON.</summary>
        /// <param name="idToken">Empty for what is public.</param>
        internal static IEnumerator Get<T>(string url, string idToken, Action<T> onAnswer, Action<string> onError)
            where T : class
        {
            using (var request = UnityWebRequest.Get(url))
            {
                request.timeout = 20;
                if (idToken != "") request.SetRequestHeader("Authorization", "Bearer " + idToken);
                yield return request.SendWebRequest();
                if (request.result != UnityWebRequest.Result.Success)
                {
                    onError(request.error);
                    yield break;
                }
                T answer = null;
                try
                {
                    answer = JsonUtility.FromJson<T>(request.downloadHandler.text);
                }
                catch (ArgumentException)
                {
                    // A hotel's sign-in page, for example.
                }
                if (answer == null) onError("The answer is no JSON.");
                else onAnswer(answer);
            }
        }
    }
}
