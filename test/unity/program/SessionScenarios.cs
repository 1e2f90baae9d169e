using System;
using UnityEngine;
using XsollaFirebase;

/// <summary>Signs players in, and restarts the game between.</summary>
internal static class SessionScenarios
{
    internal static void GuestRestarts(Host host, string[] arguments)
    {
        host.SignInAsGuest();
        host.Restart();
        host.SignInAsGuest();
        host.Auth.SignOut();
        host.SignInAsGuest();
        // The account has been deleted meanwhile.
        host.Restart();
        host.SignInAsGuest();
        host.Auth.ForgetGuest();
        host.SignInAsGuest();
    }

    /// <summary>Restarts while the refresh gets no answer. No other player may replace the guest.</summary>
    internal static void GuestOffline(Host host, string[] arguments)
    {
        host.SignInAsGuest();
        host.Restart();
        host.SignInAsGuest();
        Host.Tell("uid", host.Auth.Uid);
        host.SignInAsGuest();
    }

    /// <summary>Signs a player with an account in between two sessions of the guest.</summary>
    internal static void GuestAndEmail(Host host, string[] arguments)
    {
        host.SignInAsGuest();
        host.Run(host.Auth.SignIn("ada@game.example", "secret-password", () => Host.Tell("signed-in", host.Auth.Uid), Host.Fail), "the sign-in");
        host.Restart();
        Restore(host);
        host.Auth.SignOut();
        host.Restart();
        Restore(host);
        host.SignInAsGuest();
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
        PurchaseScenarios.PurchaseOf(host, PurchaseScenarios.Coins);
    }

    /// <summary>Resumes the guest after a restart. A wrong refresh token resumes nobody.</summary>
    internal static void Resume(Host host, string[] arguments)
    {
        host.SignInAsGuest();
        var kept = host.Auth.RefreshToken;
        var uid = host.Auth.Uid;
        host.Auth.SignOut();
        host.Run(host.Auth.Resume(uid, kept, () => Host.Tell("resumed", new Host.Text { value = (host.Auth.Uid == uid).ToString() }), Host.Fail), "the guest");
        if (host.Buy(PurchaseScenarios.Coins) != null) Host.Tell("ordered", new Host.Text { value = "yes" });
        host.Auth.SignOut();
        host.Run(host.Auth.Resume(uid, "not-a-token", () => { }, Host.Fail), "the wrong token");
        Host.Tell("signed-out", new Host.Text { value = (!host.Auth.IsSignedIn).ToString() });
    }

    internal static void LinkEmail(Host host, string[] arguments)
    {
        host.SignInAsGuest();
        var address = arguments.Length > 0 ? arguments[0] : "ada@game.example";
        host.Run(host.Auth.LinkEmail(address, "secret-password", () => Host.Tell("linked", host.Auth.Uid), Host.Fail), "the link");
        host.Auth.SignOut();
        host.SignInAsGuest();
    }

    /// <summary>Changes the e-mail address of a player with an account, on the machine of a guest.</summary>
    internal static void LinkAnother(Host host, string[] arguments)
    {
        host.SignInAsGuest();
        host.Run(host.Auth.SignIn("ada@game.example", "secret-password", () => { }, Host.Fail), "the sign-in");
        host.Run(host.Auth.LinkEmail("ada@new.example", "secret-password", () => Host.Tell("linked", host.Auth.Uid), Host.Fail), "the link");
        host.Auth.SignOut();
        host.SignInAsGuest();
    }

    /// <summary>Restarts twice. The account is disabled at the first restart, and enabled at the second.</summary>
    internal static void Disabled(Host host, string[] arguments)
    {
        host.Run(host.Auth.SignIn("ada@game.example", "secret-password", () => { }, Host.Fail), "the sign-in");
        host.Restart();
        Restore(host);
        Host.Tell("signed-in", host.Auth.IsSignedIn.ToString());
        host.Restart();
        Restore(host);
    }

    internal static void StoreThrows(Host host, string[] arguments)
    {
        var auth = host.NewAuth(new FaultyStore());
        host.Run(auth.SignInAsGuest(() => Host.Tell("signed-in", auth.Uid), Host.Fail), "the sign-in");
    }

    internal static void NobodyToRestore(Host host, string[] arguments)
    {
        Restore(host);
    }

    private static void Restore(Host host)
    {
        host.Run(host.Auth.Restore(isSignedIn => Host.Tell("restored", isSignedIn ? host.Auth.Uid : "nobody"), Host.Fail), "the session");
    }

    private sealed class FaultyStore : ISessionStore
    {
        public string Load(string name)
        {
            throw new InvalidOperationException("no Keychain");
        }

        public void Save(string name, string secret)
        {
            throw new InvalidOperationException("no Keychain");
        }
    }
}
