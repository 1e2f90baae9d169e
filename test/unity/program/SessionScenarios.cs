using System;
using UnityEngine;
using XsollaFirebase;

/// <summary>Who is signed in after a restart of the game.</summary>
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

    /// <summary>The refresh gets no answer, and no other player may replace the guest.</summary>
    internal static void GuestOffline(Host host, string[] arguments)
    {
        host.SignInAsGuest();
        host.Restart();
        host.SignInAsGuest();
        Host.Tell("uid", host.Auth.Uid);
        host.SignInAsGuest();
    }

    /// <summary>A player with an account plays between two sessions of the guest.</summary>
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

    internal static void LinkEmail(Host host, string[] arguments)
    {
        host.SignInAsGuest();
        var address = arguments.Length > 0 ? arguments[0] : "ada@game.example";
        host.Run(host.Auth.LinkEmail(address, "secret-password", () => Host.Tell("linked", host.Auth.Uid), Host.Fail), "the link");
        host.Auth.SignOut();
        host.SignInAsGuest();
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
