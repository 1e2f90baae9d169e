using System;
using System.Threading;
using System.Threading.Tasks;
using UnityEngine;
using UnityEngine.Networking;
using XsollaFirebase;

/// <summary>Awaits the calls as Tasks.</summary>
internal static class TaskScenarios
{
    /// <summary>Makes a purchase in one line of the game, from the sign-in to the grant.</summary>
    internal static void Buy(Host host, string[] arguments)
    {
        host.SignInAsGuest();
        var payStation = new PayAtOnce(host);
        host.Payments.PayStation = payStation;
        var order = Host.ResultOf(BuyOnMainThread(host), "the purchase");
        if (order != null) Host.Tell("order", order);
        Host.Tell("pay-station", payStation.Calls);
    }

    /// <summary>Buys with the game's own Pay Station, which throws when it is closed.</summary>
    internal static void FaultyPayStation(Host host, string[] arguments)
    {
        host.SignInAsGuest();
        host.Payments.PayStation = new PayAtOnce(host) { ThrowsOnClose = true };
        var order = Host.ResultOf(host.Payments.BuyAsync("coins-100"), "the purchase");
        if (order != null) Host.Tell("order", order);
    }

    /// <summary>Buys while nobody is signed in, so that the settings asset makes a guest.</summary>
    internal static void BuyAsNobody(Host host, string[] arguments)
    {
        host.Payments.IdToken = null;
        host.Payments.PayStation = new PayAtOnce(host);
        Host.ResultOf(host.Payments.BuyAsync("coins-100"), "the purchase");
        UseSettings(arguments[0]);
        var another = host.Payments.BuyAsync("coins-100");
        var order = Host.ResultOf(host.Payments.BuyAsync("coins-100"), "the purchase");
        if (order != null) Host.Tell("order", order);
        Host.ResultOf(another, "the other purchase");
    }

    /// <summary>Cancels a call from another thread, as a timer would, and then a purchase.</summary>
    internal static void Cancel(Host host, string[] arguments)
    {
        host.SignInAsGuest();
        var cancellation = new CancellationTokenSource();
        var asking = host.Payments.GetPaymentTokenAsync(new PaymentTokenRequest { sku = "coins-100" }, cancellation.Token);
        Host.Wait(() => UnityWebRequest.Living == 1, "the request");
        host.WaitFor("getXsollaPaymentToken");
        Task.Run(() => cancellation.Cancel());
        Host.ResultOf(asking, "the payment token");
        Engine.RunUntil(() => UnityWebRequest.Living == 0, 1);
        Host.Tell("living", UnityWebRequest.Living.ToString());
        host.Simulate("/release", "{}");

        host.Payments.PayStation = new SystemBrowser();
        cancellation = new CancellationTokenSource();
        var buying = host.Payments.BuyAsync("coins-100", cancellation.Token);
        Host.Wait(() => Application.Opened.Count == 1, "Pay Station");
        cancellation.Cancel();
        Host.ResultOf(buying, "the purchase");
        Host.Tell("remembered", host.Payments.UnfinishedOrderIds.Count.ToString());
    }

    /// <summary>Begins calls with a token that is canceled already.</summary>
    internal static void CancelBefore(Host host, string[] arguments)
    {
        host.SignInAsGuest();
        var canceled = new CancellationToken(true);
        Host.ResultOf(host.Payments.GetPaymentTokenAsync(new PaymentTokenRequest { sku = "coins-100" }, canceled), "the payment token");
        Host.ResultOf(host.Payments.BuyAsync("coins-100", canceled), "the purchase");
        Host.ResultOf(ShopCatalog.LoadAsync(host.Payments.functionsEmulator, 101, "", canceled), "the catalogue");
        Engine.Frame();
        Host.Tell("living", UnityWebRequest.Living.ToString());
        // The component and its runner.
        Host.Tell("behaviours", Engine.LivingBehaviours.ToString());
    }

    /// <summary>Cancels one of two callers that wait for one sign-in, and then destroys a waiting component.</summary>
    internal static void CancelSignIn(Host host, string[] arguments)
    {
        host.Payments.IdToken = null;
        UseSettings(arguments[0]);
        var cancellation = new CancellationTokenSource();
        var canceled = host.Payments.SignInAsync(cancellation.Token);
        var waiting = host.Payments.SignInAsync();
        host.WaitFor("accounts:signUp");
        cancellation.Cancel();
        Host.Wait(() => canceled.IsCompleted, "the cancellation");
        Host.Tell("while-held", canceled.Status + " " + waiting.Status);
        var destroyed = host.Game.AddComponent<XsollaPayments>();
        var abandoned = destroyed.SignInAsync();
        UnityEngine.Object.Destroy(destroyed);
        Host.Wait(() => abandoned.IsCompleted, "the destroyed component");
        Host.Tell("destroyed", abandoned.Status.ToString());
        host.Simulate("/release", "{}");
        Host.Wait(waiting, "the sign-in");
        Host.Tell("signed-in", (host.Payments.IdToken != null).ToString());
    }

    internal static void Destroy(Host host, string[] arguments)
    {
        host.SignInAsGuest();
        host.Payments.PayStation = new SystemBrowser();
        var buying = host.Payments.BuyAsync("coins-100");
        Host.Wait(() => Application.Opened.Count == 1, "Pay Station");
        UnityEngine.Object.Destroy(host.Payments);
        Host.ResultOf(buying, "the purchase");
        Host.ResultOf(host.Payments.GetOrderStatusAsync(1), "a call of what is gone");
    }

    private static void UseSettings(string authEmulator)
    {
        var settings = ScriptableObject.CreateInstance<XsollaFirebaseSettings>();
        settings.webApiKey = "any-key";
        settings.authEmulator = authEmulator;
        Resources.Assets["XsollaFirebaseSettings"] = settings;
    }

    internal static void Refuse(Host host, string[] arguments)
    {
        host.SignInAsGuest();
        Host.ResultOf(host.Payments.BuyAsync("no-such-item"), "the purchase");
    }

    internal static void SignIn(Host host, string[] arguments)
    {
        Host.Wait(host.Auth.SignInAsGuestAsync(), "the guest");
        var uid = host.Auth.Uid;
        host.Restart();
        Host.Tell("restored", Host.ResultOf(host.Auth.RestoreAsync(), "the session").ToString());
        Host.Tell("same", (uid == host.Auth.Uid).ToString());
        Engine.Frame();
        Host.Tell("behaviours", Engine.LivingBehaviours.ToString());
    }

    internal static void Awaitable(Host host, string[] arguments)
    {
#if UNITY_2023_1_OR_NEWER
        host.SignInAsGuest();
        var isOver = false;
        Await(host, () => isOver = true);
        Host.Wait(() => isOver, "the awaitable");
#endif
    }

#if UNITY_2023_1_OR_NEWER
    private static async void Await(Host host, Action onEnd)
    {
        var token = await host.Payments.GetPaymentTokenAsync(new PaymentTokenRequest { sku = "coins-100" }).AsAwaitable();
        Host.Tell("ordered", token.order_id.ToString());
        try
        {
            await host.Payments.GetPaymentTokenAsync(new PaymentTokenRequest { sku = "coins-100" }).AsAwaitable();
        }
        catch (PaymentsException refusal)
        {
            Host.Tell("refused", refusal.Error);
        }
        onEnd();
    }
#endif

    /// <summary>Continues on the main thread after an await, as a game must.</summary>
    private static async Task<XsollaOrder> BuyOnMainThread(Host host)
    {
        var thread = Thread.CurrentThread.ManagedThreadId;
        var order = await host.Payments.BuyAsync("coins-100");
        Host.Tell("main-thread", (thread == Thread.CurrentThread.ManagedThreadId).ToString());
        return order;
    }

    /// <summary>Pays as soon as Pay Station opens.</summary>
    private sealed class PayAtOnce : IPayStation
    {
        private readonly Host _host;

        internal PayAtOnce(Host host)
        {
            _host = host;
        }

        internal string Calls { get; private set; } = "";

        internal bool ThrowsOnClose { get; set; }

        public void Open(PayStationToken token, Action onClosed)
        {
            Calls += "open ";
            _host.Simulate("/orders/" + token.order_id + "/pay", "{}");
            onClosed();
        }

        public void Close()
        {
            Calls += "close";
            if (ThrowsOnClose) throw new InvalidOperationException("no browser");
        }
    }
}
