using System.Linq;

namespace XsollaFirebase.Editor
{
    internal static class DeepLinkScheme
    {
        /// <summary>
        /// Gives the scheme that belongs to an application id: no other app has it, and a scheme may have letters, digits and . + -
        /// only (RFC 3986, 3.1).
        /// </summary>
        internal static string Of(string applicationId)
        {
            var scheme = new string(applicationId.ToLowerInvariant().Select(character => IsAllowed(character) ? character : '-').ToArray());
            return scheme != "" && scheme[0] >= 'a' && scheme[0] <= 'z' ? scheme : "game-" + scheme;
        }

        /// <summary>The scheme of the settings asset; empty where there is none.</summary>
        internal static string OfProject
        {
            get
            {
                var settings = XsollaFirebaseSettings.Load();
                return settings == null ? "" : settings.deepLinkScheme.Trim();
            }
        }

        private static bool IsAllowed(char character)
        {
            return character >= 'a' && character <= 'z' || character >= '0' && character <= '9' || ".+-".IndexOf(character) >= 0;
        }
    }
}
