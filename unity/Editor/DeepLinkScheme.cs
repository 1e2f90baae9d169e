using System.Linq;

namespace XsollaFirebase.Editor
{
    internal static class DeepLinkScheme
    {
        /// <summary>
        /// Makes a URL scheme from the application id, because no other app has the same id. A scheme may contain only
        /// letters, digits and . + - (RFC 3986, 3.1).
        /// </summary>
        internal static string Of(string applicationId)
        {
            var scheme = new string(applicationId.ToLowerInvariant().Select(character => IsAllowed(character) ? character : '-').ToArray());
            return scheme != "" && scheme[0] >= 'a' && scheme[0] <= 'z' ? scheme : "game-" + scheme;
        }

        /// <summary>Gets the scheme of the settings asset; empty if the project has no asset.</summary>
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
