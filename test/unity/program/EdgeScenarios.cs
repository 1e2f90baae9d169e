using System;
using System.Collections;
using UnityEngine;
using XsollaFirebase;

/// <summary>Uses the client while the server of the test decides when each answer comes.</summary>
internal static class EdgeScenarios
{
    /// <summary>Signs a second player in during the refresh of the first player's ID token.</summary>
    internal static void ChangeOfPlayer(Host host, string[] arguments)
    {
        SignIn(host, "ada@game.example");
        var refreshed = "";
        host.Payments.StartCoroutine(host.Auth.IdToken(true, token => refreshed = token, Host.Fail));
        SignIn(host, "bob@game.example");
        host.Simulate("/release", "{}");
        Host.Wait(() => refreshed != "", "the refresh");
        Host.Tell("refreshed", new Host.Text { value = refreshed });
        host.Run(host.Auth.IdToken(false, token => Host.Tell("next", new Host.Text { value = token }), Host.Fail), "the ID token");
        Host.Tell("player", new Host.Text { value = host.Auth.Uid });
    }

    /// <summary>Signs the player out during the refresh of the ID token.</summary>
    internal static void SignOut(Host host, string[] arguments)
    {
        SignIn(host, "ada@game.example");
        var isOver = false;
        var refresh = host.Auth.IdToken(true, token => Host.Tell("refreshed", new Host.Text { value = token }), Host.Fail);
        host.Payments.StartCoroutine(Then(refresh, () => isOver = true));
        host.Auth.SignOut();
        host.Simulate("/release", "{}");
        Host.Wait(() => isOver, "the refresh");
    }

    internal static void AuthIsDown(Host host, string[] arguments)
    {
        host.Run(host.Auth.SignIn(arguments[0], "secret-password", () => { }, Host.Fail), "the sign-in");
    }

    /// <summary>Hides the shop at the first change of an order, and does not show it again.</summary>
    internal static void Hide(Host host, string[] arguments)
    {
        SignIn(host, "ada@game.example");
        var watch = host.Payments.WatchOrder(long.Parse(arguments[0]), order =>
        {
            Host.Tell("order", order);
            host.Game.SetActive(false);
        });
        var isAnswered = false;
        Host.Wait(() => !host.Game.activeSelf, "the first answer");
        var begun = host.Payments.WatchOrder(long.Parse(arguments[1]), order => Host.Tell("begun-while-hidden", order));
        host.Payments.GetPaymentToken("coins-100", 1, token => isAnswered = true, Host.Fail);
        Time.Skipped += 5;
        Host.Wait(() => !watch.IsWatching && !begun.IsWatching && isAnswered, "the ends of the orders");
    }

    /// <summary>Stops the watch during a poll of the order, so its answer must not be reported.</summary>
    internal static void StopWhileAsking(Host host, string[] arguments)
    {
        SignIn(host, "ada@game.example");
        var orderId = long.Parse(arguments[0]);
        new UnfinishedOrders(host.Payments.projectId).Add(orderId);
        var isOver = false;
        var watch = host.Payments.WatchOrder(orderId, order => Host.Tell("order", order));
        watch.Stop();
        host.Payments.GetOrderStatus(long.Parse(arguments[1]), order => isOver = true, Host.Fail);
        Host.Wait(() => isOver, "the other order");
        host.Simulate("/release", "{}");
        Engine.RunUntil(() => false, 0.5);
        Host.Tell("remembered", new Host.Text { value = string.Join(",", host.Payments.UnfinishedOrderIds) });
        host.Payments.Forget(orderId);
        Host.Tell("forgotten", new Host.Text { value = string.Join(",", host.Payments.UnfinishedOrderIds) });
    }

    /// <summary>Throws in the game's callback for a change, as for a label that is gone.</summary>
    internal static void FaultyGame(Host host, string[] arguments)
    {
        SignIn(host, "ada@game.example");
        var watch = host.Payments.WatchOrder(long.Parse(arguments[0]), order =>
        {
            Host.Tell("order", order);
            if (!order.IsFinal) throw new InvalidOperationException("no label");
        });
        Host.Wait(() => !watch.IsWatching, "the end of the order");
    }

    /// <summary>Watches an order while the player is away for a long time, returns, and is away again.</summary>
    internal static void LongAway(Host host, string[] arguments)
    {
        SignIn(host, "ada@game.example");
        var isAskedAfter = QuestionsOf(host);
        host.Payments.WatchOrder(long.Parse(arguments[0]), order => { });
        for (var minutes = 0; minutes < 10; minutes++) isAskedAfter(61);
        Host.Tell("soon", new Host.Text { value = isAskedAfter(5).ToString() });
        Engine.Focus(true);
        Host.WaitForAnswers();
        Host.Tell("soon-after-focus", new Host.Text { value = isAskedAfter(5).ToString() });
        for (var minutes = 0; minutes < 10; minutes++) isAskedAfter(61);
        Host.Tell("soon-later", new Host.Text { value = isAskedAfter(5).ToString() });
    }

    /// <summary>Compares two orders at the same age: one that was given up in an earlier run, and a new one.</summary>
    internal static void GivenUp(Host host, string[] arguments)
    {
        SignIn(host, "ada@game.example");
        var isAskedAfter = QuestionsOf(host);
        var orderId = long.Parse(arguments[0]);
        new UnfinishedOrders(host.Payments.projectId).Add(orderId);
        var isRestored = false;
        host.Payments.Restore(order => isRestored = true, Host.Fail);
        Host.Wait(() => isRestored, "the order of an earlier run");
        Host.Tell("earlier-at-first", new Host.Text { value = isAskedAfter(4).ToString() });
        isAskedAfter(61);
        Host.Tell("earlier", new Host.Text { value = isAskedAfter(5).ToString() });
        host.Restart();
        SignIn(host, "ada@game.example");
        isAskedAfter = QuestionsOf(host);
        host.Payments.WatchOrder(orderId, order => { });
        isAskedAfter(4);
        isAskedAfter(61);
        Host.Tell("now", new Host.Text { value = isAskedAfter(5).ToString() });
    }

    /// <summary>Returns whether the backend is polled after this number of seconds.</summary>
    private static Func<float, bool> QuestionsOf(Host host)
    {
        var calls = host.CountCalls();
        return seconds =>
        {
            Host.WaitForAnswers();
            var before = calls();
            Time.Skipped += seconds;
            Host.RunFrames();
            return calls() > before;
        };
    }

    private static void SignIn(Host host, string address)
    {
        host.Run(host.Auth.SignIn(address, "secret-password", () => { }, Host.Fail), "the sign-in");
    }

    private static IEnumerator Then(IEnumerator routine, Action onEnd)
    {
        yield return routine;
        onEnd();
    }
}
