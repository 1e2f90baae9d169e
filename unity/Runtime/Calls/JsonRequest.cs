using System;
using System.Collections;

namespace XsollaFirebase
{
    /// <summary>Sends GET and POST requests, and passes the answer on.</summary>
    internal static class JsonRequest
    {
        internal static IEnumerator Get(string url, string idToken, Action<WebAnswer> onAnswer)
        {
            return Wait(() => WebCall.Get(url, idToken), onAnswer);
        }

        internal static IEnumerator Post(string url, string json, string idToken, string appCheckToken, Action<WebAnswer> onAnswer)
        {
            return Wait(() => WebCall.Post(url, json, "application/json", idToken, appCheckToken), onAnswer);
        }

        internal static IEnumerator PostForm(string url, string form, Action<WebAnswer> onAnswer)
        {
            return Wait(() => WebCall.Post(url, form, "application/x-www-form-urlencoded", null, null), onAnswer);
        }

        private static IEnumerator Wait(Func<WebCall> send, Action<WebAnswer> onAnswer)
        {
            WebAnswer answer;
            using (var call = send())
            {
                while (!call.IsOver) yield return null;
                answer = call.Answer;
            }
            onAnswer(answer);
        }
    }
}
