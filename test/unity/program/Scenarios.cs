using System;
using System.Collections;
using System.Collections.Generic;
using System.Text;
using System.Text.RegularExpressions;
using UnityEngine;
using XsollaFirebase;

/// <summary>Each method uses the client in one way.</summary>
internal static class Scenarios
{
    private static PaymentTokenRequest Coins
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

    private static void Spend(System.Threading.Tasks.Task<SpendResult> spending)
    {
        var result = Host.ResultOf(spending, "the purchase");
        if (result != null) Host.Tell("spent", result.spent.amount + " " + result.spent.sku + " for " + result.items[0].sku);
    }

    internal static void Refund(Host host, string[] arguments)
    {
        host.SignInAsGuest();
        var order = PurchaseOf(host, Coins);
        host.Simulate("/orders/" + order + "/refund", "{}");
        Host.Tell("after-refund", host.StatusOf(order));
    }

    internal static void EMail(Host host, string[] arguments)
    {
        var address = arguments[0];
        host.Run(host.Auth.SignUp(address, "secret-password", () => { }, Host.Fail), "the sign-up");
        var first = host.Auth.Uid;
        host.Run(host.Auth.SignUp(address, "secret-password", () => { }, Host.Fail), "the second sign-up");
        host.Auth.SignOut();
        host.Run(host.Auth.SignIn(address, "wrong-password", () => { }, Host.Fail), "the wrong password");
        host.Run(host.Auth.SignIn(address, "secret-password", () => { }, Host.Fail), "the sign-in");
        Host.Tell("same", new Host.Text { value = (first != "" && first == host.Auth.Uid).ToString() });
        PurchaseOf(host, Coins);
    }

    /// <summary>Makes one token call with these data, and prints the answer without the token.</summary>
    internal static void Ask(Host host, string[] arguments)
    {
        host.SignInAsGuest();
        var token = host.Buy(JsonUtility.FromJson<PaymentTokenRequest>(arguments[0]));
        if (token != null) Host.Tell("ordered", new XsollaOrder { order_id = token.order_id, sandbox = token.sandbox });
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

    /// <summary>Makes one purchase more than a player may make in a minute.</summary>
    internal static void Spree(Host host, string[] arguments)
    {
        host.SignInAsGuest();
        for (var bought = 0; bought < int.Parse(arguments[0]); bought++) host.Buy(Coins);
        host.Buy(Coins);
    }

    internal static void Status(Host host, string[] arguments)
    {
        host.SignInAsGuest();
        var status = host.StatusOf(long.Parse(arguments[0]));
        if (status != null) Host.Tell("status", status);
    }

    internal static void NoSignIn(Host host, string[] arguments)
    {
        host.Buy(Coins);
        host.Payments.IdToken = null;
        host.Buy(Coins);
    }

    /// <summary>The first token has expired, and the second is valid.</summary>
    internal static void StaleToken(Host host, string[] arguments)
    {
        host.SignInAsGuest();
        var expired = "";
        host.Run(host.Auth.IdToken(false, token => expired = Expired(token), Host.Fail), "the ID token");
        var asked = new List<bool>();
        host.Payments.IdToken = (force, onToken, onError) =>
        {
            asked.Add(force);
            return force ? host.Auth.IdToken(true, onToken, onError) : Give(onToken, expired);
        };
        if (host.Buy(Coins) != null) Host.Tell("asked", new Host.Text { value = string.Join(",", asked) });
    }

    /// <summary>Gets ID tokens at once and after an hour, which is their lifetime.</summary>
    internal static void HourLater(Host host, string[] arguments)
    {
        host.SignInAsGuest();
        var tokens = new List<string>();
        host.Run(host.Auth.IdToken(false, tokens.Add, Host.Fail), "the ID token");
        host.Run(host.Auth.IdToken(false, tokens.Add, Host.Fail), "the same ID token");
        // The emulator dates its tokens by the second.
        Engine.RunUntil(() => false, 1.1);
        Time.Skipped = 3600;
        host.Run(host.Auth.IdToken(false, tokens.Add, Host.Fail), "a new ID token");
        Host.Tell("kept", new Host.Text { value = (tokens[0] == tokens[1]).ToString() });
        Host.Tell("replaced", new Host.Text { value = (tokens[1] != tokens[2]).ToString() });
        if (host.Buy(Coins) != null) Host.Tell("ordered", new Host.Text { value = "yes" });
    }

    /// <summary>Resumes the guest after a restart. A wrong refresh token resumes nobody.</summary>
    internal static void Resume(Host host, string[] arguments)
    {
        host.SignInAsGuest();
        var kept = host.Auth.RefreshToken;
        var uid = host.Auth.Uid;
        host.Auth.SignOut();
        host.Run(host.Auth.Resume(uid, kept, () => Host.Tell("resumed", new Host.Text { value = (host.Auth.Uid == uid).ToString() }), Host.Fail), "the guest");
        if (host.Buy(Coins) != null) Host.Tell("ordered", new Host.Text { value = "yes" });
        host.Auth.SignOut();
        host.Run(host.Auth.Resume(uid, "not-a-token", () => { }, Host.Fail), "the wrong token");
        Host.Tell("signed-out", new Host.Text { value = (!host.Auth.IsSignedIn).ToString() });
    }

    /// <summary>The backend refuses both tokens, and there is no third attempt.</summary>
    internal static void ForgedToken(Host host, string[] arguments)
    {
        var asked = new List<bool>();
        host.Payments.IdToken = (force, onToken, onError) =>
        {
            asked.Add(force);
            return Give(onToken, "not-a-token");
        };
        host.Buy(Coins);
        Host.Tell("asked", new Host.Text { value = string.Join(",", asked) });
    }

    /// <summary>The game restarts after the token call, and learns of the payment then.</summary>
    internal static void Remember(Host host, string[] arguments)
    {
        host.SignInAsGuest();
        var token = host.Buy(Coins);
        host.Restart();
        host.Simulate("/orders/" + token.order_id + "/pay", "{}");
        var isResumed = false;
        host.Run(host.Auth.Restore(isSignedIn => isResumed = isSignedIn, Host.Fail), "the guest");
        Host.Tell("resumed", isResumed.ToString());
        Host.Tell("remembered", (host.Payments.UnfinishedOrderIds.Count == 1 && host.Payments.UnfinishedOrderIds[0] == token.order_id).ToString());
        var isOver = false;
        host.Payments.Restore(
            order =>
            {
                Host.Tell("order", order);
                isOver = order.IsFinal;
            },
            Host.Fail);
        Host.Wait(() => isOver, "the remembered order");
        Engine.Frame();
        Host.Tell("remembered-after", host.Payments.UnfinishedOrderIds.Count.ToString());
        Host.Tell("token-stored", PlayerPrefs.All.Contains(token.token).ToString());
    }

    /// <summary>A return to the game polls at once, however long the interval is.</summary>
    internal static void Focus(Host host, string[] arguments)
    {
        host.SignInAsGuest();
        var token = host.Buy(Coins);
        var heard = 0;
        var watch = host.Payments.WatchOrder(token.order_id, order => heard++);
        Host.Wait(() => heard == 1, "the first answer");
        host.Simulate("/orders/" + token.order_id + "/pay", "{}");
        var before = Time.realtimeSinceStartup;
        Engine.Focus(true);
        Host.Wait(() => !watch.IsWatching, "the answer on focus");
        Host.Tell("at-once", new Host.Text { value = (Time.realtimeSinceStartup - before < 2.5).ToString() });
    }

    internal static void Stop(Host host, string[] arguments)
    {
        host.SignInAsGuest();
        var token = host.Buy(Coins);
        var heard = 0;
        var watch = host.Payments.WatchOrder(token.order_id, order => heard++);
        Host.Wait(() => heard == 1, "the first answer");
        watch.Stop();
        host.Simulate("/orders/" + token.order_id + "/pay", "{}");
        watch.PollNow();
        Engine.RunUntil(() => false, 1);
        Host.Tell("heard", new Host.Text { value = heard.ToString() });
        Host.Tell("remembered", new Host.Text { value = host.Payments.UnfinishedOrderIds.Count.ToString() });
    }

    /// <summary>The scene ends during a call.</summary>
    internal static void Destroy(Host host, string[] arguments)
    {
        host.SignInAsGuest();
        var heard = 0;
        host.Payments.GetPaymentToken(Coins, token => heard++, error => heard++);
        UnityEngine.Object.Destroy(host.Payments);
        Engine.RunUntil(() => false, 2);
        Host.Tell("heard", new Host.Text { value = heard.ToString() });
    }

    /// <summary>The backend is unreachable for a while during a watch.</summary>
    internal static void Gone(Host host, string[] arguments)
    {
        host.SignInAsGuest();
        var token = host.Buy(Coins);
        var functions = host.Payments.functionsEmulator;
        var failures = 0;
        host.Payments.functionsEmulator = "http://127.0.0.1:9";
        host.Buy(Coins);
        var watch = host.Payments.WatchOrder(
            token.order_id,
            order => Host.Tell("order", order),
            error =>
            {
                failures++;
                Host.Tell("failed", error);
            });
        Host.Wait(() => failures == 1, "the failure");
        host.Payments.functionsEmulator = functions;
        host.Simulate("/orders/" + token.order_id + "/pay", "{}");
        watch.PollNow();
        Host.Wait(() => !watch.IsWatching, "the order");
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

    /// <summary>Buys and pays, and prints each change of the order until its end.</summary>
    private static long PurchaseOf(Host host, PaymentTokenRequest request)
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

    /// <summary>Makes the same ID token with another expiry. The emulator's tokens are unsigned.</summary>
    private static string Expired(string idToken)
    {
        var parts = idToken.Split('.');
        var base64 = parts[1].Replace('-', '+').Replace('_', '/').PadRight((parts[1].Length + 3) / 4 * 4, '=');
        var claims = Encoding.UTF8.GetString(Convert.FromBase64String(base64));
        var expired = Regex.Replace(claims, "\"exp\":\\d+", "\"exp\":1700000000");
        if (expired == claims) throw new InvalidOperationException("no exp in the ID token");
        var changed = Convert.ToBase64String(Encoding.UTF8.GetBytes(expired)).TrimEnd('=').Replace('+', '-').Replace('/', '_');
        return parts[0] + "." + changed + "." + parts[2];
    }

    private static IEnumerator Give(Action<string> onToken, string token)
    {
        onToken(token);
        yield break;
    }
}
