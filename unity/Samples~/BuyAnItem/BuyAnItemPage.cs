using System;
using System.Collections;
using System.Collections.Generic;
using UnityEngine;

namespace XsollaFirebase.Samples
{
    /// <summary>
    /// Runs a shop in one component: drop it on an empty GameObject and press Play while `npm start` runs. It signs in,
    /// shows the catalogue, buys, and shows orders and inventory, on PC, phones and WebGL. It needs neither Firebase's
    /// SDK nor Xsolla's. BuyAnItemPage.View.cs draws the page.
    /// </summary>
    public sealed partial class BuyAnItemPage : MonoBehaviour
    {
        [Header("Firebase project")]
        public string projectId = "demo-xsolla";

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

        [Tooltip("Address of the simulator; empty for Xsolla.")]
        public string storeUrl = "http://127.0.0.1:5252";

        private readonly ErrorTexts _errorTexts = new ErrorTexts();
        private readonly SortedDictionary<long, XsollaOrder> _orders = new SortedDictionary<long, XsollaOrder>();
        private FirebaseAuthRest _auth;
        private XsollaPayments _payments;
        private IList<ShopItem> _items = new ShopItem[0];
        private IList<OwnedItem> _inventory = new OwnedItem[0];
        private bool _isBuying;
        private string _message = "";

        private void Start()
        {
            _auth = new FirebaseAuthRest(webApiKey, authEmulator);
            _payments = MakePayments();
            OpenView();
            // Signs in the player who was signed in when the game was closed.
            StartCoroutine(_auth.Restore(isSignedIn =>
            {
                if (isSignedIn) OnSignedIn();
            }, OnError));
        }

        private void OnDestroy()
        {
            CloseView();
            Destroy(_payments);
        }

        private XsollaPayments MakePayments()
        {
            var payments = gameObject.AddComponent<XsollaPayments>();
            payments.projectId = projectId;
            payments.region = region;
            payments.functionsEmulator = functionsEmulator;
            payments.firestoreEmulator = firestoreEmulator;
            payments.IdToken = _auth.IdToken;
            return payments;
        }

        private IEnumerator SignOut()
        {
            // The calls in flight belong to the last player. They end with their component, at the end of the frame.
            // Until then they need an ID token.
            Destroy(_payments);
            yield return null;
            _auth.SignOut();
            _payments = MakePayments();
            _isBuying = false;
            _orders.Clear();
            _inventory = new OwnedItem[0];
            Say("");
        }

        private void OnSignedIn()
        {
            _message = "";
            // Finds the orders that were open or paid when the game was closed or crashed.
            _payments.Restore(OnOrderChange, OnError);
            LoadCatalog();
            LoadInventory();
        }

        private void LoadCatalog()
        {
            StartCoroutine(ShopCatalog.Load(
                storeUrl,
                xsollaProjectId,
                "",
                OnItemsRequestSuccess,
                error => Say("No catalogue: " + error.Message)));
        }

        private void OnItemsRequestSuccess(IList<ShopItem> items)
        {
            _items = items;
            Refresh();
        }

        private void LoadInventory()
        {
            _payments.GetInventory(
                items =>
                {
                    _inventory = items;
                    Refresh();
                },
                OnError);
        }

        /// <summary>Buys for real money. Replaces MakeCloudFunctionRequest of the guide's page.</summary>
        private void Buy(string sku)
        {
            BeginBuying();
            _payments.GetPaymentToken(sku, 1, OnToken, OnBuyError);
        }

        private void BuyForCurrency(string sku)
        {
            BeginBuying();
            _payments.BuyWithVirtualCurrency(new SpendRequest { sku = sku }, OnSpent, OnBuyError);
        }

        private void Claim(string sku)
        {
            BeginBuying();
            _payments.ClaimFreeItem(new SpendRequest { sku = sku }, OnSpent, OnBuyError);
        }

        /// <summary>Disables the buttons, because each call creates an order and a second click must not.</summary>
        private void BeginBuying()
        {
            _isBuying = true;
            Say("");
        }

        private void OnToken(PayStationToken token)
        {
            _isBuying = false;
            var watch = _payments.WatchOrder(token.order_id, OnOrderChange, OnError);
            // A closed Pay Station is neither a payment nor a cancellation: a payment may still arrive.
            _payments.PayStation.Open(token, watch.PollNow);
            Refresh();
        }

        private void OnSpent(SpendResult result)
        {
            _isBuying = false;
            LoadInventory();
        }

        private void OnOrderChange(XsollaOrder order)
        {
            _orders[order.order_id] = order;
            if (order.IsFinal)
            {
                _payments.PayStation.Close();
                LoadInventory();
            }
            Refresh();
        }

        private void OnBuyError(PaymentsError error)
        {
            _isBuying = false;
            OnError(error);
        }

        private void OnError(PaymentsError error)
        {
            Say(_errorTexts.Of(error));
            // For the developer. It contains no token.
            Debug.LogWarning(error);
        }

        private void Say(string message)
        {
            _message = message;
            Refresh();
        }
    }
}
