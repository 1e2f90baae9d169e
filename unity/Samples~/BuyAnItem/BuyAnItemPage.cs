using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
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
        private readonly CancellationTokenSource _leaving = new CancellationTokenSource();
        private FirebaseAuthRest _auth;
        private XsollaPayments _payments;
        private IList<ShopItem> _items = new ShopItem[0];
        private IList<OwnedItem> _inventory = new OwnedItem[0];
        private long _openedOrderId;
        private bool _isBusy;
        private string _message = "";

        private void Start()
        {
            _auth = new FirebaseAuthRest(webApiKey, authEmulator);
            _payments = MakePayments();
            OpenView();
            Run(Resume);
        }

        private void OnDestroy()
        {
            CloseView();
            _leaving.Cancel();
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

        /// <summary>
        /// Runs an action of the player, and disables all buttons until it ends. Otherwise a second press would create
        /// a second order or a second guest.
        /// </summary>
        private async void Run(Func<Task> action)
        {
            if (_isBusy) return;
            _isBusy = true;
            Say("");
            try
            {
                await action();
            }
            catch (PaymentsException refusal)
            {
                OnError(refusal.Error);
            }
            catch (OperationCanceledException)
            {
                // The player has left the page.
            }
            finally
            {
                _isBusy = false;
                Refresh();
            }
        }

        /// <summary>Signs in the player who was signed in when the game was closed.</summary>
        private async Task Resume()
        {
            if (await _auth.RestoreAsync(_leaving.Token)) await OpenShop();
        }

        private async Task SignIn(Task signingIn)
        {
            await signingIn;
            await OpenShop();
        }

        private async Task SignOut()
        {
            // The calls in flight belong to the last player. They end with their component, at the end of the frame.
            // Until then they need an ID token.
            Destroy(_payments);
            while (_payments != null) await Task.Yield();
            _auth.SignOut();
            _leaving.Token.ThrowIfCancellationRequested();
            _payments = MakePayments();
            _orders.Clear();
            _inventory = new OwnedItem[0];
        }

        private Task OpenShop()
        {
            // Finds the orders that were open or paid when the game was closed or crashed.
            _payments.Restore(OnOrderChange, OnError);
            LoadInventory();
            return LoadCatalog();
        }

        private async Task LoadCatalog()
        {
            try
            {
                _items = await ShopCatalog.LoadAsync(storeUrl, xsollaProjectId, "", _leaving.Token);
            }
            catch (PaymentsException failure)
            {
                Say("No catalogue: " + failure.Error.Message);
            }
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

        private async Task RefreshInventory()
        {
            _inventory = await _payments.GetInventoryAsync();
        }

        /// <summary>Buys for real money. Replaces MakeCloudFunctionRequest of the guide's page.</summary>
        private async Task Buy(string sku)
        {
            var token = await _payments.GetPaymentTokenAsync(new PaymentTokenRequest { sku = sku });
            var watch = _payments.WatchOrder(token.order_id, OnOrderChange, OnError);
            _openedOrderId = token.order_id;
            // A closed Pay Station is neither a payment nor a cancellation: a payment may still arrive.
            _payments.PayStation.Open(token, watch.PollNow);
        }

        private async Task BuyForCurrency(string sku)
        {
            await _payments.BuyWithVirtualCurrencyAsync(new SpendRequest { sku = sku });
            await RefreshInventory();
        }

        private async Task Claim(string sku)
        {
            await _payments.ClaimFreeItemAsync(new SpendRequest { sku = sku });
            await RefreshInventory();
        }

        private void OnOrderChange(XsollaOrder order)
        {
            _orders[order.order_id] = order;
            if (order.IsFinal)
            {
                // Pay Station may show another order by now.
                if (order.order_id == _openedOrderId) _payments.PayStation.Close();
                LoadInventory();
            }
            Refresh();
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
