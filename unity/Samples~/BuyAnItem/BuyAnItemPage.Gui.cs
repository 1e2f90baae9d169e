using UnityEngine;

namespace XsollaFirebase.Samples
{
    /// <summary>Replace it by your own UI; nothing in here is about payments.</summary>
    public sealed partial class BuyAnItemPage
    {
        private string _email = "";
        private string _password = "";
        private Vector2 _scroll;

        private void OnGUI()
        {
            _scroll = GUILayout.BeginScrollView(_scroll, GUILayout.Width(Screen.width), GUILayout.Height(Screen.height));
            GUILayout.Label(_message);
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
            GUILayout.EndScrollView();
        }

        private void ShowSignIn()
        {
            GUILayout.Label("E-mail");
            _email = GUILayout.TextField(_email);
            GUILayout.Label("Password");
            _password = GUILayout.PasswordField(_password, '*');
            if (GUILayout.Button("Sign in")) StartCoroutine(_auth.SignIn(_email, _password, OnSignedIn, OnError));
            if (GUILayout.Button("Register")) StartCoroutine(_auth.SignUp(_email, _password, OnSignedIn, OnError));
            if (GUILayout.Button("Play as guest")) StartCoroutine(_auth.SignInAsGuest(OnSignedIn, OnError));
        }

        private void ShowShop()
        {
            GUILayout.Label("Player " + _auth.Uid);
            foreach (var item in _items)
            {
                GUILayout.BeginHorizontal();
                GUILayout.Label(item.name + ": " + item.description);
                GUI.enabled = item.IsForSale && !_isBuying;
                if (GUILayout.Button(PriceOf(item), GUILayout.Width(120))) Buy(item.sku);
                GUI.enabled = true;
                GUILayout.EndHorizontal();
            }
        }

        private void ShowOrders()
        {
            foreach (var order in _orders.Values) GUILayout.Label("Order " + order.order_id + ": " + StateOf(order));
        }

        private void ShowInventory()
        {
            foreach (var item in _inventory) GUILayout.Label(item.Value + " × " + item.Key);
            // A refund comes when it comes: an order that is done is not asked about any more.
            if (GUILayout.Button("Refresh the inventory")) StartCoroutine(LoadInventory());
        }

        private static string PriceOf(StoreItem item)
        {
            return item.IsForSale ? item.price.amount + " " + item.price.currency : "not for sale";
        }

        private static string StateOf(OrderStatus order)
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
