using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using UnityEngine;
using XsollaFirebase;

/// <summary>Buys, from the payment token to the inventory.</summary>
internal static class PurchaseScenarios
{
    internal static PaymentTokenRequest Coins
    {
        get { return new PaymentTokenRequest { sku = "coins-100" }; }
    }

    /// <summary>Buys as a guest, and prints each change of the order.</summary>
    internal static void Buy(Host host, string[] arguments)
    {
        host.SignInAsGuest();
        PurchaseOf(host, Coins);
    }

    internal static void Cart(Host host, string[] arguments)
    {
        host.SignInAsGuest();
        var items = new[] { new CartLine { sku = "coins-100", quantity = 2 }, new CartLine { sku = "sword" } };
        PurchaseOf(host, new PaymentTokenRequest { items = items, language = "fr-FR" });
    }

    /// <summary>
    /// Buys currency for money and an item for the currency, and claims a free item, until no currency is left.
    /// </summary>
    internal static void Currency(Host host, string[] arguments)
    {
        host.SignInAsGuest();
        PurchaseOf(host, new PaymentTokenRequest { sku = "gems", quantity = 400 });
        var skin = new SpendRequest { sku = "gem-skin" };
        Spend(host.Payments.BuyWithVirtualCurrencyAsync(skin));
        // As after a lost answer: the game sends the same request again.
        Spend(host.Payments.BuyWithVirtualCurrencyAsync(skin));
        Spend(host.Payments.BuyWithVirtualCurrencyAsync(new SpendRequest { sku = "gem-skin" }));
        Spend(host.Payments.ClaimFreeItemAsync(new SpendRequest { sku = "free-gift" }));
        Spend(host.Payments.ClaimFreeItemAsync(new SpendRequest { sku = "free-gift" }));
        foreach (var item in Host.ResultOf(host.Payments.GetInventoryAsync(), "the inventory")) Host.Tell("owned", item.Quantity + " " + item.Sku);
    }

    internal static void Refund(Host host, string[] arguments)
    {
        host.SignInAsGuest();
        var order = PurchaseOf(host, Coins);
        host.Simulate("/orders/" + order + "/refund", "{}");
        Host.Tell("after-refund", host.StatusOf(order));
    }

    internal static void PayStation(Host host, string[] arguments)
    {
        host.SignInAsGuest();
        var token = host.Buy(Coins);
        new SystemBrowser().Open(token, null);
        Host.Tell("opened", new Host.Text { value = (Application.Opened.Count == 1 && Application.Opened[0] == token.url).ToString() });
        var lightbox = host.Game.AddComponent<Lightbox>();
        var closed = 0;
        var statuses = new List<string>();
        lightbox.StatusChanged += statuses.Add;
        lightbox.Open(token, () => closed++);
        lightbox.OnLightboxStatus("done");
        lightbox.OnLightboxClosed("");
        lightbox.OnLightboxClosed("");
        Host.Tell("lightbox", new Host.Text { value = closed + " " + string.Join(",", statuses) });
    }

    /// <summary>Buys again while the first order is open, and prints when Pay Station opens and closes.</summary>
    internal static void TwoOrders(Host host, string[] arguments)
    {
        host.SignInAsGuest();
        host.Payments.PayStation = new ToldPayStation();
        var last = "";
        Action<XsollaOrder> tell = order =>
        {
            last = order.order_id + " " + order.status;
            Host.Tell("event", last);
        };
        host.Payments.Buy(Coins, tell, Host.Fail);
        Host.Wait(() => last == "7310041 new", "the first order");
        host.Payments.Buy(Coins, tell, Host.Fail);
        Host.Wait(() => last == "7310042 done", "the end of the second order");
    }

    /// <summary>Buys and pays, and prints each change of the order until its end.</summary>
    internal static long PurchaseOf(Host host, PaymentTokenRequest request)
    {
        var token = host.Buy(request);
        if (token == null) throw new InvalidOperationException("no payment token");
        var isPaid = false;
        var watch = host.Payments.WatchOrder(
            token.order_id,
            order =>
            {
                Host.Tell("order", order);
                if (order.status != "new" || isPaid) return;
                isPaid = true;
                host.Simulate("/orders/" + token.order_id + "/pay", "{}");
            },
            Host.Fail);
        Host.Wait(() => !watch.IsWatching, "the end of the order");
        return token.order_id;
    }

    private static void Spend(Task<SpendResult> spending)
    {
        var result = Host.ResultOf(spending, "the purchase");
        if (result != null) Host.Tell("spent", result.spent.amount + " " + result.spent.sku + " for " + result.items[0].sku);
    }
    private sealed class ToldPayStation : IPayStation
    {
        public void Open(PayStationToken token, Action onClosed)
        {
            Host.Tell("event", "open " + token.order_id);
        }

        public void Close()
        {
            Host.Tell("event", "close");
        }
    }
}
