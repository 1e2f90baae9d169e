// Runs the client as a game does, without Unity: Program.exe <scenario> <argument…>. Prints one line for each event.
using System;
using System.Collections.Generic;

internal static class Program
{
    private static readonly Dictionary<string, Action<Host, string[]>> All = new Dictionary<string, Action<Host, string[]>>
    {
        { "buy", PurchaseScenarios.Buy },
        { "cart", PurchaseScenarios.Cart },
        { "currency", PurchaseScenarios.Currency },
        { "refund", PurchaseScenarios.Refund },
        { "e-mail", SessionScenarios.EMail },
        { "ask", RefusalScenarios.Ask },
        { "other-uid", RefusalScenarios.OtherUid },
        { "spree", RefusalScenarios.Spree },
        { "status", RefusalScenarios.Status },
        { "no-sign-in", RefusalScenarios.NoSignIn },
        { "stale-token", IdTokenScenarios.StaleToken },
        { "hour-later", IdTokenScenarios.HourLater },
        { "resume", SessionScenarios.Resume },
        { "forged-token", IdTokenScenarios.ForgedToken },
        { "remember", WatchScenarios.Remember },
        { "focus", WatchScenarios.Focus },
        { "stop", WatchScenarios.Stop },
        { "destroy", WatchScenarios.Destroy },
        { "gone", WatchScenarios.Gone },
        { "two-orders", PurchaseScenarios.TwoOrders },
        { "pay-station", PurchaseScenarios.PayStation },
        { "change-of-player", EdgeScenarios.ChangeOfPlayer },
        { "sign-out", EdgeScenarios.SignOut },
        { "auth-is-down", EdgeScenarios.AuthIsDown },
        { "hide", EdgeScenarios.Hide },
        { "stop-while-asking", EdgeScenarios.StopWhileAsking },
        { "faulty-game", EdgeScenarios.FaultyGame },
        { "long-away", EdgeScenarios.LongAway },
        { "given-up", EdgeScenarios.GivenUp },
        { "destroy-in-flight", LifecycleScenarios.DestroyInFlight },
        { "never-active", LifecycleScenarios.NeverActive },
        { "dropped-by-unity", LifecycleScenarios.DroppedByUnity },
        { "prefs-throw", LifecycleScenarios.PrefsThrow },
        { "source-throws", LifecycleScenarios.SourceThrows },
        { "app-check", LifecycleScenarios.AppCheck },
        { "phone", LifecycleScenarios.Phone },
        { "apple-pay", LifecycleScenarios.ApplePay },
        { "settings", LifecycleScenarios.Settings },
        { "kit", LifecycleScenarios.Kit },
        { "guest-restarts", SessionScenarios.GuestRestarts },
        { "guest-offline", SessionScenarios.GuestOffline },
        { "guest-and-e-mail", SessionScenarios.GuestAndEmail },
        { "link-e-mail", SessionScenarios.LinkEmail },
        { "link-another", SessionScenarios.LinkAnother },
        { "disabled", SessionScenarios.Disabled },
        { "store-throws", SessionScenarios.StoreThrows },
        { "nobody-to-restore", SessionScenarios.NobodyToRestore },
        { "restore", PlayerScenarios.Restore },
        { "inventory", PlayerScenarios.Inventory },
        { "subscriptions", PlayerScenarios.Subscriptions },
        { "spend", PlayerScenarios.Spend },
        { "claim", PlayerScenarios.Claim },
        { "catalog", PlayerScenarios.Catalog },
        { "texts", PlayerScenarios.Texts },
        { "buy-async", TaskScenarios.Buy },
        { "faulty-pay-station", TaskScenarios.FaultyPayStation },
        { "buy-as-nobody", TaskScenarios.BuyAsNobody },
        { "cancel-async", TaskScenarios.Cancel },
        { "cancel-before", TaskScenarios.CancelBefore },
        { "cancel-sign-in", TaskScenarios.CancelSignIn },
        { "destroy-async", TaskScenarios.Destroy },
        { "refuse-async", TaskScenarios.Refuse },
        { "sign-in-async", TaskScenarios.SignIn },
        { "awaitable", TaskScenarios.Awaitable },
    };

    private static int Main(string[] arguments)
    {
        Func<string, string> variable = name => Environment.GetEnvironmentVariable(name) ?? "";
        var host = new Host(
            variable("GAME_PROJECT"),
            variable("GAME_REGION"),
            variable("GAME_FUNCTIONS"),
            variable("GAME_AUTH"),
            variable("GAME_FIRESTORE"),
            variable("GAME_SIMULATOR"));
        var rest = new string[arguments.Length - 1];
        Array.Copy(arguments, 1, rest, 0, rest.Length);
        try
        {
            All[arguments[0]](host, rest);
        }
        catch (Exception failure)
        {
            Console.Error.WriteLine(failure);
            return 1;
        }
        host.Quit();
        foreach (var line in UnityEngine.Debug.Lines) Host.Tell("console", new Host.Text { value = line });
        return 0;
    }
}
