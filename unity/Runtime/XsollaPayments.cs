using System;
using System.Collections;
using UnityEngine;

namespace XsollaFirebase
{
    /// <summary>
    /// Calls the payments backend. Put the component on a GameObject that lives as long as the shop, and set
    /// <see cref="IdToken"/> after the player has signed in. All callbacks come on the main thread. Calls continue
    /// while the GameObject is inactive. When the component is destroyed, it aborts the calls in flight, calls nothing
    /// back, and ends their Tasks as canceled. It logs only exceptions of the game's own callbacks and stores.
    /// </summary>
    /// <example>
    /// <code>
    /// _payments = gameObject.AddComponent&lt;XsollaPayments&gt;(); // takes the settings asset
    /// var order = await _payments.BuyAsync("coins-100");
    /// if (order.granted) ShowMessage("The coins are yours.");
    /// </code>
    /// </example>
    [AddComponentMenu("Xsolla payments for Firebase")]
    public sealed partial class XsollaPayments : MonoBehaviour
    {
        private CallRunner _runner;
        private CallableClient _client;
        private IPayStation _payStation;
        private bool _isDestroyed;

        [Tooltip("Firebase project id. If it is empty, all fields come from the settings asset (Window > Xsolla Firebase).")]
        public string projectId = "";

        [Tooltip("FUNCTIONS_LOCATION of the backend.")]
        public string region = "us-central1";

        [Tooltip("Address of the functions emulator, such as http://127.0.0.1:5001; empty for the deployed functions.")]
        public string functionsEmulator = "";

        [Tooltip("Prefix of the functions' names: kit-<instance>- for a function kit. Empty otherwise.")]
        public string functionNamePrefix = "";

        [Tooltip("Address of the Firestore emulator, such as http://127.0.0.1:8080; empty for the real service.")]
        public string firestoreEmulator = "";

        [Tooltip("FIRESTORE_DATABASE of the backend.")]
        public string database = "(default)";

        [Tooltip("Android and iOS: the URL scheme that leads back into the game. Empty for none.")]
        public string deepLinkScheme = "";

        /// <summary>Gets the player's ID token. Null if nobody is signed in.</summary>
        public IdTokenSource IdToken { get; set; }

        /// <summary>Gets an App Check token, for backends with ENFORCE_APP_CHECK. Null sends none.</summary>
        public AppCheckTokenSource AppCheckToken { get; set; }

        /// <summary>
        /// Shows Pay Station. Default: a frame over the game on WebGL, and the player's browser on other platforms.
        /// </summary>
        public IPayStation PayStation
        {
            get { return _payStation ?? (_payStation = MakeLightbox()); }
            set { _payStation = value; }
        }

        private CallableClient Client
        {
            get { return _client ?? (_client = new CallableClient(UrlOf, () => IdToken, () => AppCheckToken)); }
        }

        private CallRunner Runner
        {
            get
            {
                if (_runner == null)
                {
                    _runner = CallRunner.For(this);
                    _runner.Focused += PollAll;
                }
                return _runner;
            }
        }

        /// <summary>
        /// Whether the component is destroyed. Unity does not call OnDestroy of a component whose GameObject was never
        /// active.
        /// </summary>
        private bool IsGone
        {
            get { return _isDestroyed || this == null; }
        }

        /// <summary>Takes the project, region, database and emulators from a settings asset.</summary>
        public void Use(XsollaFirebaseSettings settings)
        {
            projectId = settings.projectId;
            region = settings.region;
            database = settings.database;
            functionNamePrefix = settings.functionNamePrefix;
            functionsEmulator = settings.functionsEmulator;
            firestoreEmulator = settings.firestoreEmulator;
            deepLinkScheme = settings.deepLinkScheme;
        }

        private void Begin<T>(Func<Action<T>, Action<PaymentsError>, IEnumerator> call, Action<T> onResult, Action<PaymentsError> onError)
        {
            if (IsGone) return;
            Runner.Begin(call(result => Tell(onResult, result), error => Tell(onError, error)));
        }

        private IEnumerator Call<T>(string name, object request, Func<string, T> read, Action<T> onResult, Action<PaymentsError> onError)
            where T : class
        {
            if (Configure()) return Client.Call(functionNamePrefix + name, JsonUtility.ToJson(request), read, onResult, onError);
            onError(NoProject());
            return Nothing();
        }

        private static PaymentsError NoProject()
        {
            return new PaymentsError(
                PaymentsError.NotConfigured,
                "No projectId: fill in the component, or create the settings asset (Window > Xsolla Firebase).");
        }

        /// <summary>
        /// Takes the settings asset if the component has no project. Returns false if neither has one.
        /// </summary>
        private bool Configure()
        {
            if (string.IsNullOrEmpty(projectId))
            {
                var settings = XsollaFirebaseSettings.Load();
                if (settings != null) Use(settings);
            }
            return !string.IsNullOrEmpty(projectId);
        }

        private string UrlOf(string function)
        {
            return UrlOf(projectId, region, functionsEmulator, function);
        }

        internal static string UrlOf(string projectId, string region, string functionsEmulator, string function)
        {
            return string.IsNullOrEmpty(functionsEmulator)
                ? "https://" + region + "-" + projectId + ".cloudfunctions.net/" + function
                : functionsEmulator.TrimEnd('/') + "/" + projectId + "/" + region + "/" + function;
        }

        private void Tell<T>(Action<T> callback, T what)
        {
            if (!IsGone) Callback.Invoke(callback, what);
        }

        /// <summary>
        /// Makes a Lightbox on the runner's GameObject, which stays active and has a unique name: the page calls it by
        /// name.
        /// </summary>
        private IPayStation MakeLightbox()
        {
            var lightbox = Runner.gameObject.AddComponent<Lightbox>();
            var settings = XsollaFirebaseSettings.Load();
            if (settings != null) lightbox.applePayMerchantDomain = settings.applePayMerchantDomain;
            return lightbox;
        }

        private static IEnumerator Nothing()
        {
            yield break;
        }

        private void OnDestroy()
        {
            _isDestroyed = true;
            if (_runner != null) _runner.EndAll();
        }
    }
}
