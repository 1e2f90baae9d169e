using System;
using System.Text;
using UnityEngine;
using UnityEngine.Scripting;

namespace XsollaFirebase
{
    /// <summary>Reads the claims of an ID token. Does not verify the token, because the backend does.</summary>
    [Serializable, Preserve]
    internal sealed class IdTokenClaims
    {
        public string sub = "";

        /// <summary>Gets the uid; empty if the text is not an ID token.</summary>
        internal static string UidOf(string idToken)
        {
            var parts = idToken.Split('.');
            if (parts.Length != 3) return "";
            try
            {
                var base64 = parts[1].Replace('-', '+').Replace('_', '/');
                var json = Encoding.UTF8.GetString(Convert.FromBase64String(base64.PadRight((base64.Length + 3) / 4 * 4, '=')));
                return JsonUtility.FromJson<IdTokenClaims>(json).sub ?? "";
            }
            catch (Exception fault) when (fault is FormatException || fault is ArgumentException)
            {
                return "";
            }
        }
    }
}
