using System;
using System.Collections;
using UnityEngine;

namespace XsollaFirebase
{
    /// <summary>
    /// The payments backend, as a component: put it on a GameObject that lives as long as the shop, and set <see cref="IdToken"/> when the
    /// player has signed in. All callbacks come on the main thread. A call goes on while the GameObject is inactive. When the component
    /// is destroyed, calls in flight are aborted, nothing is called back, and Tasks end as canceled. Nothing is logged but what the game's own
    /// callbacks and stores throw.
    /// </summary>
    [AddComponentMenu("Xsolla payments for Firebase")]
    public sealed partial class XsollaPayments : MonoBehaviour
    {
        private CallRunner _runner;
        private CallableClient _client;
        private IPayStation _payStation;
        private bool _isDestroyed;

        [Tooltip("Firebase project id. Empty: everything here is taken from the settings asset (Window > Xsolla Firebase).")]
        public string projectId = "";

        [Tooltip("FUNCTIONS_LOCATION of the backend.")]
        public string region = "us-central1";

        [Tooltip("Address of the functions emulator, such as http://127.0.0.1:5001; empty for the deployed functions.")]
        public string functionsEmulator = "";

        [Tooltip("Of a backend that is installed as a function kit: kit-<instance>-. Empty otherwise.")]
        public string functionNamePrefix = "";

        [Tooltip("Address of the Firestore emulator, such as http://127.0.0.1:8080; empty for the real one.")]
        public string firestoreEmulator = "";

        [Tooltip("FIRESTORE_DATABASE of the backend.")]
        public string database = "(default)";

        [Tooltip("Android and iOS: the URL scheme that leads back into the game. Empty for none.")]
        public string deepLinkScheme = "";

        /// <summary>Gets the player's ID token. Null while nobody is signed in.</summary>
        public IdTokenSource IdToken { get; set; }

        /// <summary>Gets an App Check token, for backends with ENFORCE_APP_CHECK. Null for none.</summary>
        public AppCheckTokenSource AppCheckToken { get; set; }

        /// <summary>Shows Pay Station. Unless set, a frame over the game on WebGL and the player's browser anywhere else.</summary>
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
                    _runner.Focused += AskAboutAll;
                }
                return _runner;
            }
        }

        /// <summary>The component is destroyed. Unity calls no OnDestroy for a GameObject that was never active.</summary>
        private bool IsGone
        {
            get { return _isDestroyed || this == null; }
        }

        /// <summary>Takes the project, region and emulators from a settings asset.</summary>
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
            if (IsConfigured) return Client.Call(functionNamePrefix + name, JsonUtility.ToJson(request), read, onResult, onError);
            onError(NoProject());
            return Nothing();
        }

        private static PaymentsError NoProject()
        {
            return new PaymentsError(
                PaymentsError.NotConfigured,
                "No projectId: fill in the component, or make the settings asset by Window > Xsolla Firebase.");
        }

        private bool IsConfigured
        {
            get
            {
                if (string.IsNullOrEmpty(projectId))
                {
                    var settings = XsollaFirebaseSettings.Load();
                    if (settings != null) Use(settings);
                }
                return !string.IsNullOrEmpty(projectId);
            }
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
            if (!IsGone) Callback.Tell(callback, what);
        }

        /// <summary>On the runner's GameObject, which stays active and has a name of its own: the page calls back by name.</summary>
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
