using System.Collections;
using System.Collections.Generic;
using UnityEngine;

namespace XsollaFirebase.Samples
{
    /// <summary>
    /// A shop in one component: drop it on an empty GameObject and press Play while `npm start` runs. Sign-in, catalogue, purchase, state
    /// of the order and inventory, on PC and WebGL, with neither Firebase's nor Xsolla's SDK. How it looks is in BuyAnItemPage.Gui.cs.
    /// </summary>
    public sealed partial class BuyAnItemPage : MonoBehaviour
    {
        [Header("Firebase project")]
        public string firebaseProjectId = "demo-xsolla";

        [Tooltip("Project settings, General, Web API key. Any text for the emulator.")]
        public string webApiKey = "demo";

        [Tooltip("FUNCTIONS_LOCATION of the backend.")]
        public string region = "us-central1";

        [Header("Emulators: empty for the real services")]
        public string authEmulator = "http://127.0.0.1:9099";
        public string functionsEmulator = "http://127.0.0.1:5001";
        public string firestoreEmulator = "http://127.0.0.1:8080";

        [Header("Xsolla project")]
        public int xsollaProjectId = 101;

        [Tooltip("https://store.xsolla.com, or the simulator.")]
        public string storeUrl = "http://127.0.0.1:5252";

        private readonly SortedDictionary<long, OrderStatus> _orders = new SortedDictionary<long, OrderStatus>();
        private FirebaseAuthRest _auth;
        private XsollaPayments _payments;
        private Lightbox _payStation;
        private StoreItem[] _items = new StoreItem[0];
        private Dictionary<string, long> _inventory = new Dictionary<string, long>();
        private bool _isBuying;
        private string _message = "";

        private void Start()
        {
            _auth = new FirebaseAuthRest(webApiKey, authEmulator);
            _payments = gameObject.AddComponent<XsollaPayments>();
            _payments.projectId = firebaseProjectId;
            _payments.region = region;
            _payments.functionsEmulator = functionsEmulator;
            _payments.IdToken = _auth.IdToken;
            // A frame over the game on WebGL, the player's browser anywhere else.
            _payStation = gameObject.AddComponent<Lightbox>();
        }

        private void OnDisable()
        {
            // Unity ends what is under way on a GameObject that is set inactive.
            _isBuying = false;
        }

        private void OnDestroy()
        {
            Destroy(_payments);
            Destroy(_payStation);
        }

        private void OnSignedIn()
        {
            _message = "";
            // What was bought before the game was closed, or crashed.
            _payments.WatchUnfinishedOrders(OnOrderChange, OnUnfinishedError);
            LoadCatalog();
            StartCoroutine(LoadInventory());
        }

        private void LoadCatalog()
        {
            StartCoroutine(Catalog.Load(storeUrl, xsollaProjectId, OnItemsRequestSuccess, message => _message = message));
        }

        private void OnItemsRequestSuccess(StoreItem[] items)
        {
            _items = items;
        }

        /// <summary>Was MakeCloudFunctionRequest.</summary>
        private void Buy(string sku)
        {
            // Each call makes an order: a second click must not.
            _isBuying = true;
            _message = "";
            _payments.GetPaymentToken(sku, 1, OnToken, OnBuyError);
        }

        private void OnToken(PaymentToken token)
        {
            _isBuying = false;
            var watch = _payments.WatchOrder(token.order_id, OnOrderChange, OnError);
            // Closed is neither paid nor canceled: a payment may still arrive.
            _payStation.Open(token, watch.AskNow);
        }

        private void OnOrderChange(OrderStatus order)
        {
            _orders[order.order_id] = order;
            if (order.IsFinal) StartCoroutine(LoadInventory());
        }

        private IEnumerator LoadInventory()
        {
            string idToken = null;
            yield return _auth.IdToken(false, token => idToken = token, OnError);
            if (idToken == null) yield break;
            var url = firestoreEmulator == "" ? "https://firestore.googleapis.com" : firestoreEmulator;
            yield return Inventory.Load(url, firebaseProjectId, _auth.Uid, idToken, items => _inventory = items, message => _message = message);
        }

        private void OnBuyError(PaymentsError error)
        {
            _isBuying = false;
            OnError(error);
        }

        private void OnUnfinishedError(PaymentsError error)
        {
            // The order of somebody else who plays on this machine.
            if (error.Reason != "unknown-order") OnError(error);
        }

        private void OnError(PaymentsError error)
        {
            _message = ErrorText.Of(error);
            // For the developer. It holds no token.
            Debug.LogWarning(error);
        }
    }
}
