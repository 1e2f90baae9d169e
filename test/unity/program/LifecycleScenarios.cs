using System;
using System.Collections;
using UnityEngine;
using UnityEngine.Networking;
using XsollaFirebase;

/// <summary>Interrupts calls in flight, as Unity and the game's own code can.</summary>
internal static class LifecycleScenarios
{
    /// <summary>Ends the scene before the backend has answered.</summary>
    internal static void DestroyInFlight(Host host, string[] arguments)
    {
        host.SignInAsGuest();
        var heard = 0;
        host.Payments.GetPaymentToken("coins-100", 1, token => heard++, error => heard++);
        host.Payments.WatchOrder(7310041, order => heard++, error => heard++);
        Host.Wait(() => UnityWebRequest.Living == 2, "the requests");
        host.WaitFor("getXsollaPaymentToken");
        host.WaitFor("getXsollaOrderStatus");
        UnityEngine.Object.Destroy(host.Payments);
        Engine.Frame();
        Host.Tell("living", UnityWebRequest.Living + " " + UploadHandlerRaw.Living);
        Host.Tell("aborted", UnityWebRequest.Aborted.ToString());
        host.Simulate("/release", "{}");
        Engine.RunUntil(() => false, 0.3);
        host.Payments.GetOrderStatus(7310041, order => heard++, error => heard++);
        Engine.RunUntil(() => false, 0.1);
        Host.Tell("heard", heard.ToString());
    }

    /// <summary>Destroys a component that was never active. Unity does not call its OnDestroy.</summary>
    internal static void NeverActive(Host host, string[] arguments)
    {
        host.SignInAsGuest();
        var hidden = new GameObject("Hidden shop");
        hidden.SetActive(false);
        var payments = hidden.AddComponent<XsollaPayments>();
        payments.projectId = host.Payments.projectId;
        payments.functionsEmulator = host.Payments.functionsEmulator;
        payments.IdToken = host.Auth.IdToken;
        var heard = 0;
        payments.GetPaymentToken("coins-100", 1, token => heard++, error => heard++);
        Host.Wait(() => UnityWebRequest.Living == 1, "the request");
        UnityEngine.Object.Destroy(hidden);
        for (var frames = 0; frames < 3; frames++) Engine.Frame();
        Host.Tell("living", UnityWebRequest.Living + " " + UploadHandlerRaw.Living);
        Host.Tell("heard", heard.ToString());
    }

    /// <summary>Runs a sign-in as the game's own coroutine, and hides the GameObject meanwhile.</summary>
    internal static void DroppedByUnity(Host host, string[] arguments)
    {
        var menu = new GameObject("Menu").AddComponent<XsollaPayments>();
        var heard = 0;
        menu.StartCoroutine(host.Auth.SignInAsGuest(() => heard++, error => heard++));
        menu.gameObject.SetActive(false);
        Host.Tell("in-flight", UnityWebRequest.Living.ToString());
        host.WaitFor("accounts:signUp");
        host.Simulate("/release", "{}");
        Host.Wait(() => UnityWebRequest.Living == 0, "the request to be disposed");
        Host.Tell("living", UnityWebRequest.Living + " " + UploadHandlerRaw.Living);
    }

    /// <summary>Buys on a platform that cannot store anything.</summary>
    internal static void PrefsThrow(Host host, string[] arguments)
    {
        PlayerPrefs.IsFull = true;
        host.SignInAsGuest();
        var token = host.Buy(new PaymentTokenRequest { sku = "coins-100" });
        if (token != null) Host.Tell("ordered", token.order_id.ToString());
    }

    /// <summary>Buys with sources of ID tokens that throw, or give nothing.</summary>
    internal static void SourceThrows(Host host, string[] arguments)
    {
        host.Payments.IdToken = (force, onToken, onError) => { throw new InvalidOperationException("at once"); };
        host.Buy(new PaymentTokenRequest { sku = "coins-100" });
        host.Payments.IdToken = (force, onToken, onError) => Throw();
        host.Buy(new PaymentTokenRequest { sku = "coins-100" });
        host.Payments.IdToken = (force, onToken, onError) => Nothing();
        host.Buy(new PaymentTokenRequest { sku = "coins-100" });
    }

    /// <summary>
    /// Buys while the backend refuses the first call, as after a token has expired. Then the source has no token.
    /// </summary>
    internal static void AppCheck(Host host, string[] arguments)
    {
        host.SignInAsGuest();
        host.Payments.AppCheckToken = (force, onToken, onError) => Give(onToken, force ? "app-check-new" : "app-check-old");
        var token = host.Buy(new PaymentTokenRequest { sku = "coins-100" });
        if (token != null) Host.Tell("ordered", token.order_id.ToString());
        host.Payments.AppCheckToken = (force, onToken, onError) => Refuse(onError);
        token = host.Buy(new PaymentTokenRequest { sku = "coins-100" });
        if (token != null) Host.Tell("ordered", token.order_id.ToString());
        host.Buy(new PaymentTokenRequest { sku = "coins-100" });
    }

    internal static void Phone(Host host, string[] arguments)
    {
        host.SignInAsGuest();
        host.Payments.deepLinkScheme = "mygame ";
        host.Buy(new PaymentTokenRequest { sku = "coins-100" });
        Application.Platform = RuntimePlatform.Android;
        var request = new PaymentTokenRequest { sku = "coins-100", quantity = 2, language = "fr" };
        host.Buy(request);
        Host.Tell("untouched", "[" + request.returnUrl + "]");
        host.Buy(new PaymentTokenRequest { sku = "coins-100", returnUrl = "https://game.example/back" });
        host.Payments.deepLinkScheme = "";
        host.Buy(new PaymentTokenRequest { sku = "coins-100" });
    }

    /// <summary>Opens a frame with and without a domain that is registered for Apple Pay.</summary>
    internal static void ApplePay(Host host, string[] arguments)
    {
        var settings = ScriptableObject.CreateInstance<XsollaFirebaseSettings>();
        var token = new PayStationToken { url = "https://secure.xsolla.com/paystation4/?token=secret" };
        host.Payments.PayStation.Open(token, null);
        settings.applePayMerchantDomain = "game.example";
        Resources.Assets["XsollaFirebaseSettings"] = settings;
        host.Payments.PayStation = null;
        host.Payments.PayStation.Open(token, null);
        foreach (var url in Application.Opened) Host.Tell("opened", url);
    }

    /// <summary>Calls with a component that has only its default values.</summary>
    internal static void Settings(Host host, string[] arguments)
    {
        host.SignInAsGuest();
        var functions = host.Payments.functionsEmulator;
        host.Payments.projectId = "";
        host.Payments.functionsEmulator = "";
        host.Buy(new PaymentTokenRequest { sku = "coins-100" });
        host.Payments.GetInventory(items => { }, Host.Fail);
        var settings = ScriptableObject.CreateInstance<XsollaFirebaseSettings>();
        settings.projectId = "demo-settings";
        settings.region = "europe-west1";
        settings.functionsEmulator = functions;
        Resources.Assets["XsollaFirebaseSettings"] = settings;
        if (host.Buy(new PaymentTokenRequest { sku = "coins-100" }) != null) Host.Tell("ordered", "yes");
        // As after a restart, before any call.
        var restarted = host.Game.AddComponent<XsollaPayments>();
        Host.Tell("remembered", restarted.UnfinishedOrderIds.Count.ToString());
    }

    internal static void Kit(Host host, string[] arguments)
    {
        host.SignInAsGuest();
        host.Payments.functionNamePrefix = "kit-shop-";
        if (host.Buy(new PaymentTokenRequest { sku = "coins-100" }) != null) Host.Tell("ordered", "yes");
    }

    private static IEnumerator Throw()
    {
        yield return null;
        throw new InvalidOperationException("later");
    }

    private static IEnumerator Nothing()
    {
        yield return null;
    }

    private static IEnumerator Give(Action<string> onToken, string token)
    {
        yield return null;
        onToken(token);
    }

    private static IEnumerator Refuse(Action<PaymentsError> onError)
    {
        yield return null;
        onError(new PaymentsError("UNAUTHENTICATED", "no attestation"));
    }
}
