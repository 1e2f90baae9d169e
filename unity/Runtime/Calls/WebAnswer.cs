using System;
using UnityEngine;

namespace XsollaFirebase
{
    /// <summary>Holds an HTTP answer, or the reason why there is none.</summary>
    internal struct WebAnswer
    {
        internal WebAnswer(long httpStatus, string text)
        {
            HttpStatus = httpStatus;
            Text = text;
        }

        /// <summary>HTTP status; 0 without an answer, and <see cref="Text"/> then has the reason.</summary>
        internal long HttpStatus { get; }

        internal string Text { get; }

        /// <summary>
        /// Parses the answer. Returns null if it is not a JSON object, because JsonUtility throws on a proxy's page.
        /// </summary>
        internal T Parse<T>()
            where T : class
        {
            try
            {
                return JsonUtility.FromJson<T>(Text);
            }
            catch (ArgumentException)
            {
                return null;
            }
        }

        /// <summary>Makes an error from an answer that does not come from the backend.</summary>
        internal PaymentsError ToError()
        {
            if (HttpStatus == 0) return new PaymentsError(PaymentsError.NetworkError, "No answer: " + Text);
            return new PaymentsError(PaymentsError.BadAnswer, "The answer does not come from the backend: HTTP " + HttpStatus)
            {
                HttpStatus = HttpStatus,
            };
        }
    }
}
