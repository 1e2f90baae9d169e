using System;
using UnityEngine;

namespace XsollaFirebase
{
    /// <summary>An HTTP answer, or the reason why there is none.</summary>
    internal struct WebAnswer
    {
        internal WebAnswer(long httpStatus, string text)
        {
            HttpStatus = httpStatus;
            Text = text;
        }

        /// <summary>0 when there was no answer; <see cref="Text"/> says why then.</summary>
        internal long HttpStatus { get; }

        internal string Text { get; }

        /// <summary>Gives the object, or null when the answer is none: JsonUtility throws on a proxy's page.</summary>
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

        /// <summary>Makes an error of an answer that is not the backend's.</summary>
        internal PaymentsError ToError()
        {
            if (HttpStatus == 0) return new PaymentsError(PaymentsError.NetworkError, "There was no answer: " + Text);
            return new PaymentsError(PaymentsError.BadAnswer, "The answer is not the backend's: HTTP " + HttpStatus)
            {
                HttpStatus = HttpStatus,
            };
        }
    }
}
