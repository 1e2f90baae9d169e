using System;
using System.Collections;
using System.Collections.Generic;
using System.Text;
using System.Text.RegularExpressions;
using UnityEngine;
using XsollaFirebase;

/// <summary>Sends ID tokens that are fresh, expired or forged.</summary>
internal static class IdTokenScenarios
{
    /// <summary>Sends a token that has expired, and then a valid one.</summary>
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
        if (host.Buy(PurchaseScenarios.Coins) != null) Host.Tell("asked", new Host.Text { value = string.Join(",", asked) });
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
        if (host.Buy(PurchaseScenarios.Coins) != null) Host.Tell("ordered", new Host.Text { value = "yes" });
    }

    /// <summary>Sends two tokens that the backend refuses. There is no third attempt.</summary>
    internal static void ForgedToken(Host host, string[] arguments)
    {
        var asked = new List<bool>();
        host.Payments.IdToken = (force, onToken, onError) =>
        {
            asked.Add(force);
            return Give(onToken, "not-a-token");
        };
        host.Buy(PurchaseScenarios.Coins);
        Host.Tell("asked", new Host.Text { value = string.Join(",", asked) });
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
