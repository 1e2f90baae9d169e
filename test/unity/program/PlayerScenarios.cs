using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using UnityEngine;
using XsollaFirebase;

/// <summary>Reads what the player owns, and buys without real money.</summary>
internal static class PlayerScenarios
{
    /// <param name="arguments">The number of orders to report, and the orders that this machine remembers.</param>
    internal static void Restore(Host host, string[] arguments)
    {
        host.SignInAsGuest();
        foreach (var id in arguments.Skip(1)) new UnfinishedOrders(host.Payments.projectId).Add(long.Parse(id));
        var reported = 0;
        host.Payments.Restore(
            order =>
            {
                reported++;
                Host.Tell("order", order);
            },
            Host.Fail);
        Host.Wait(() => reported == int.Parse(arguments[0]), "the orders");
        // All orders are polled at the same time, so another answer would have arrived by now.
        OrderOf(host, 4);
        Host.Tell("remembered", string.Join(",", host.Payments.UnfinishedOrderIds));
    }

    private static void OrderOf(Host host, long orderId)
    {
        var isAnswered = false;
        host.Payments.GetOrderStatus(orderId, order => isAnswered = true, Host.Fail);
        Host.Wait(() => isAnswered, "an order");
    }

    internal static void Inventory(Host host, string[] arguments)
    {
        host.SignInAsGuest();
        IList<OwnedItem> items = null;
        var isRefused = false;
        host.Payments.GetInventory(got => items = got, error =>
        {
            isRefused = true;
            Host.Fail(error);
        });
        Host.Wait(() => items != null || isRefused, "the inventory");
        if (isRefused) return;
        foreach (var item in items)
        {
            var end = item.ExpiresAt == null ? "for ever" : item.ExpiresAt.Value.ToString("u", CultureInfo.InvariantCulture);
            Host.Tell("item", item.Sku + " " + item.Quantity + " " + end + " " + item.IsOwned);
        }
    }

    internal static void Subscriptions(Host host, string[] arguments)
    {
        host.SignInAsGuest();
        foreach (var subscription in Host.ResultOf(host.Payments.GetSubscriptionsAsync(), "the subscriptions"))
            Host.Tell("subscription", subscription.SubscriptionId + " " + subscription.PlanId + " " + subscription.Status + " " + subscription.IsActive);
    }

    internal static void Spend(Host host, string[] arguments)
    {
        host.SignInAsGuest();
        var request = new SpendRequest { sku = "gem-skin", currency = "gems" };
        SpendResult result = null;
        PaymentsError failure = null;
        host.Payments.BuyWithVirtualCurrency(request, got => result = got, error => failure = error);
        // The game uses its object for another purchase during the retry.
        request.sku = "changed";
        Host.Wait(() => Advance(3) && (result != null || failure != null), "the purchase");
        if (failure != null) Host.Tell("refused", failure);
        else Host.Tell("bought", result);
    }

    internal static void Claim(Host host, string[] arguments)
    {
        host.SignInAsGuest();
        var result = Host.ResultOf(host.Payments.ClaimFreeItemAsync(new SpendRequest { sku = "free-gift" }), "the gift");
        if (result != null) Host.Tell("claimed", result);
    }

    internal static void Catalog(Host host, string[] arguments)
    {
        var items = Host.ResultOf(ShopCatalog.LoadAsync(host.Payments.functionsEmulator, 101, "de"), "the catalogue");
        if (items == null) return;
        foreach (var item in items) Host.Tell("item", item.sku + " " + item.IsForSale + " " + item.IsFree + " " + item.IsForVirtualCurrency);
    }

    /// <summary>Prints texts for players: the game's own where it has one, else English.</summary>
    internal static void Texts(Host host, string[] arguments)
    {
        var german = new ErrorTexts(key => key == "not-enough-currency" ? "Es fehlen {0}." : null);
        host.SignInAsGuest();
        for (var call = 0; call < int.Parse(arguments[0]); call++)
        {
            PaymentsError failure = null;
            host.Payments.GetPaymentToken("coins-100", 1, token => { }, error => failure = error);
            Host.Wait(() => failure != null, "the refusal");
            Host.Tell("text", german.Of(failure));
        }
    }

    /// <summary>Moves the clock past the interval that a call waits for.</summary>
    private static bool Advance(float seconds)
    {
        Time.Skipped += seconds / 100;
        return true;
    }
}
