using UnityEngine;

namespace XsollaFirebase
{
    /// <summary>
    /// Says where the game's backend is. Window > Xsolla Firebase creates the asset and tests the connection. An
    /// <see cref="XsollaPayments"/> component with an empty projectId takes all its settings from this asset.
    /// </summary>
    public sealed class XsollaFirebaseSettings : ScriptableObject
    {
        /// <summary>Name of the asset, in a folder named Resources.</summary>
        public const string AssetName = "XsollaFirebaseSettings";

        [Header("Firebase project")]
        [Tooltip("Firebase project id.")]
        public string projectId = "demo-xsolla";

        [Tooltip("FUNCTIONS_LOCATION of the backend.")]
        public string region = "us-central1";

        [Tooltip("Web API key: Project settings, General. Any text for the emulator.")]
        public string webApiKey = "demo";

        [Tooltip("FIRESTORE_DATABASE of the backend.")]
        public string database = "(default)";

        [Tooltip("Prefix of the functions' names: kit-<instance>- for a function kit. Empty otherwise.")]
        public string functionNamePrefix = "";

        [Header("Emulators: empty for the real services")]
        public string functionsEmulator = "http://127.0.0.1:5001";
        public string authEmulator = "http://127.0.0.1:9099";
        public string firestoreEmulator = "http://127.0.0.1:8080";

        [Header("Xsolla project")]
        public int xsollaProjectId = 101;

        [Tooltip("Address of the simulator; empty for Xsolla.")]
        public string storeUrl = "http://127.0.0.1:5252";

        [Header("Pay Station")]
        [Tooltip("Android and iOS: the URL scheme that leads from the browser back into the game. Each build registers it. Empty for none.")]
        public string deepLinkScheme = "";

        [Tooltip("WebGL: the domain that is registered for Apple Pay. Empty without Apple Pay.")]
        public string applePayMerchantDomain = "";

        /// <summary>Loads the asset. Returns null if the project has none.</summary>
        public static XsollaFirebaseSettings Load()
        {
            return Resources.Load<XsollaFirebaseSettings>(AssetName);
        }
    }
}
