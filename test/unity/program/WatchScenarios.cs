using UnityEngine;
using XsollaFirebase;

/// <summary>Follows an order while the game restarts, stops, or has no connection.</summary>
internal static class WatchScenarios
{
    /// <summary>Restarts after the token call, and learns of the payment then.</summary>
    internal static void Remember(Host host, string[] arguments)
    {
        host.SignInAsGuest();
        var token = host.Buy(PurchaseScenarios.Coins);
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

    /// <summary>Returns to the game, which polls at once, however long the interval is.</summary>
    internal static void Focus(Host host, string[] arguments)
    {
        host.SignInAsGuest();
        var token = host.Buy(PurchaseScenarios.Coins);
        var heard = 0;
        var watch = host.Payments.WatchOrder(token.order_id, order => heard++);
        Host.Wait(() => heard == 1, "the first answer");
        host.Simulate("/orders/" + token.order_id + "/pay", "{}");
        var calls = host.CountCalls();
        Engine.Focus(true);
        Host.RunFrames();
        Host.Tell("at-once", new Host.Text { value = (calls() > 0).ToString() });
        Host.Wait(() => !watch.IsWatching, "the answer on focus");
    }

    internal static void Stop(Host host, string[] arguments)
    {
        host.SignInAsGuest();
        var token = host.Buy(PurchaseScenarios.Coins);
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

    /// <summary>Ends the scene during a call.</summary>
    internal static void Destroy(Host host, string[] arguments)
    {
        host.SignInAsGuest();
        var heard = 0;
        host.Payments.GetPaymentToken(PurchaseScenarios.Coins, token => heard++, error => heard++);
        UnityEngine.Object.Destroy(host.Payments);
        Engine.RunUntil(() => false, 2);
        Host.Tell("heard", new Host.Text { value = heard.ToString() });
    }

    /// <summary>Loses the connection to the backend for a while during a watch.</summary>
    internal static void Gone(Host host, string[] arguments)
    {
        host.SignInAsGuest();
        var token = host.Buy(PurchaseScenarios.Coins);
        var functions = host.Payments.functionsEmulator;
        var failures = 0;
        host.Payments.functionsEmulator = "http://127.0.0.1:9";
        host.Buy(PurchaseScenarios.Coins);
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
}
