using System;
using System.Threading.Tasks;
using UnityEngine;
using UnityEngine.UIElements;

namespace XsollaFirebase.Samples
{
    /// <summary>
    /// Draws the page. Replace it by your own UI: nothing in this file concerns payments. It uses UI Toolkit, which
    /// takes input under every Active Input Handling, unlike OnGUI.
    /// </summary>
    public sealed partial class BuyAnItemPage
    {
        private GameObject _view;
        private VisualElement _root;
        private string _email = "";
        private string _password = "";

        private void OpenView()
        {
            _view = new GameObject("Buy an item");
            // Inactive until the panel is set: UIDocument builds its tree when it is enabled.
            _view.SetActive(false);
            var document = _view.AddComponent<UIDocument>();
            document.panelSettings = Resources.Load<PanelSettings>("BuyAnItemPanel");
            _view.SetActive(true);
            UiToolkitInput.Prepare(_view);
            var scroll = new ScrollView();
            scroll.style.flexGrow = 1;
            scroll.style.backgroundColor = new Color(0.16f, 0.16f, 0.2f);
            document.rootVisualElement.Add(scroll);
            _root = scroll;
            Refresh();
        }

        private void CloseView()
        {
            _root = null;
            if (_view != null) Destroy(_view);
        }

        private void Refresh()
        {
            if (_root == null) return;
            _root.Clear();
            if (_message != "") Show(_message);
            if (_auth.IsSignedIn)
            {
                ShowShop();
                ShowOrders();
                ShowInventory();
            }
            else
            {
                ShowSignIn();
            }
        }

        private void ShowSignIn()
        {
            var email = new TextField("E-mail") { value = _email };
            email.RegisterValueChangedCallback(change => _email = change.newValue);
            var password = new TextField("Password") { value = _password, isPasswordField = true };
            password.RegisterValueChangedCallback(change => _password = change.newValue);
            _root.Add(email);
            _root.Add(password);
            _root.Add(ButtonOf("Sign in", () => SignIn(_auth.SignInAsync(_email, _password, _leaving.Token))));
            _root.Add(ButtonOf("Register", () => SignIn(_auth.SignUpAsync(_email, _password, _leaving.Token))));
            _root.Add(ButtonOf("Play as guest", () => SignIn(_auth.SignInAsGuestAsync(_leaving.Token))));
        }

        private void ShowShop()
        {
            Show("Player " + _auth.Uid);
            _root.Add(ButtonOf("Sign out", SignOut));
            foreach (var item in _items)
            {
                var row = new VisualElement();
                row.style.flexDirection = FlexDirection.Row;
                var text = new Label(item.name + ": " + item.description);
                text.style.color = Color.white;
                text.style.flexGrow = 1;
                row.Add(text);
                row.Add(BuyButtonOf(item));
                _root.Add(row);
            }
        }

        private Button BuyButtonOf(ShopItem item)
        {
            var sku = item.sku;
            if (item.IsForSale) return ButtonOf(item.price.amount + " " + item.price.currency, () => Buy(sku));
            if (item.IsFree) return ButtonOf("claim", () => Claim(sku));
            if (item.IsForVirtualCurrency) return ButtonOf(PriceOf(item.virtual_prices[0]), () => BuyForCurrency(sku));
            var button = new Button { text = "not for sale" };
            button.SetEnabled(false);
            return button;
        }

        private static string PriceOf(VirtualCurrencyPrice price)
        {
            return price.amount + " " + price.sku;
        }

        private void ShowOrders()
        {
            foreach (var order in _orders.Values) Show("Order " + order.order_id + ": " + StateOf(order));
        }

        private void ShowInventory()
        {
            foreach (var item in _inventory) Show(item.Quantity + " × " + item.Sku);
            // A refund can come at any time, and a done order is no longer polled.
            _root.Add(ButtonOf("Refresh the inventory", RefreshInventory));
        }

        private void Show(string text)
        {
            var label = new Label(text);
            label.style.color = Color.white;
            _root.Add(label);
        }

        private Button ButtonOf(string text, Func<Task> onClick)
        {
            var button = new Button(() => Run(onClick)) { text = text };
            button.SetEnabled(!_isBusy);
            return button;
        }

        private static string StateOf(XsollaOrder order)
        {
            switch (order.status)
            {
                case "new": return "waiting for the payment";
                case "paid": return "paid, the items are on their way";
                case "done": return order.granted ? "done, the items are yours" : "done, but nothing was granted";
                case "canceled": return "canceled or refunded";
                case "expired": return "never paid";
                default: return order.status;
            }
        }
    }
}
