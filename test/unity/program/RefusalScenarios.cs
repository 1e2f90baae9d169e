using UnityEngine;
using XsollaFirebase;

/// <summary>Makes calls that the backend refuses.</summary>
internal static class RefusalScenarios
{
    /// <summary>Makes one token call with these data, and prints the answer without the token.</summary>
    internal static void Ask(Host host, string[] arguments)
    {
        host.SignInAsGuest();
        var token = host.Buy(JsonUtility.FromJson<PaymentTokenRequest>(arguments[0]));
        if (token != null) Host.Tell("ordered", new XsollaOrder { order_id = token.order_id, sandbox = token.sandbox });
    }

    internal static void Status(Host host, string[] arguments)
    {
        host.SignInAsGuest();
        var status = host.StatusOf(long.Parse(arguments[0]));
        if (status != null) Host.Tell("status", status);
    }

    /// <summary>Makes one purchase more than a player may make in a minute.</summary>
    internal static void Spree(Host host, string[] arguments)
    {
        host.SignInAsGuest();
        for (var bought = 0; bought < int.Parse(arguments[0]); bought++) host.Buy(PurchaseScenarios.Coins);
        host.Buy(PurchaseScenarios.Coins);
    }

    /// <summary>Calls as an older client, which names the buyer in the body.</summary>
    internal static void OtherUid(Host host, string[] arguments)
    {
        host.SignInAsGuest();
        var payments = host.Payments;
        var url = payments.functionsEmulator + "/" + payments.projectId + "/" + payments.region + "/";
        var client = new CallableClient(name => url + name, () => payments.IdToken, () => null);
        var body = "{\"data\":{\"sku\":\"coins-100\",\"uid\":\"somebody-else\"}}";
        host.Run(client.Call<PayStationToken>("getXsollaPaymentToken", body, text => null, token => { }, Host.Fail), "the refusal");
    }

    internal static void NoSignIn(Host host, string[] arguments)
    {
        host.Buy(PurchaseScenarios.Coins);
        host.Payments.IdToken = null;
        host.Buy(PurchaseScenarios.Coins);
    }
}
