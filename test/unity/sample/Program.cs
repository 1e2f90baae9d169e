// Runs the sample as a player uses it, without Unity: Program.exe <scenario>. Prints what the screen shows.
using System;
using System.IO;
using System.Linq;
using System.Net;
using System.Text;
using UnityEngine;
using UnityEngine.UIElements;
using XsollaFirebase.Samples;

internal static class Program
{
    private const double PatienceSeconds = 60;
    private const string Coins = "100 coins: A small pouch";

    private static BuyAnItemPage _page;
    private static string _storeUrl;

    private static void Main(string[] arguments)
    {
        Open();
        switch (arguments[0])
        {
            case "buy": BuyAndRefund(); break;
            case "refusal": BeRefused(); break;
            case "accounts": MixUpAccounts(); break;
            case "restart": RestartBeforePaying(); break;
            case "guest-restart": RestartAsGuest(); break;
            case "press": Tell("pressed", PlayerScreen.Press("Play as guest").ToString()); break;
            case "twice": PressTwice(); break;
            case "hidden": HideThePage(); break;
            case "no-catalogue": LoseTheCatalogue(); break;
            default: throw new ArgumentException(arguments[0]);
        }
        foreach (var line in Debug.Lines) Tell("console", line);
    }

    /// <summary>
    /// Drops the page on a GameObject. Without variables, its fields keep the values of the inspector: the demo of npm
    /// start.
    /// </summary>
    private static void Open(string storeUrl = null)
    {
        Resources.Assets["BuyAnItemPanel"] = ScriptableObject.CreateInstance<PanelSettings>();
        var page = new GameObject("Shop").AddComponent<BuyAnItemPage>();
        page.projectId = Variable("GAME_PROJECT") ?? page.projectId;
        page.region = Variable("GAME_REGION") ?? page.region;
        page.authEmulator = Variable("GAME_AUTH") ?? page.authEmulator;
        page.functionsEmulator = Variable("GAME_FUNCTIONS") ?? page.functionsEmulator;
        page.firestoreEmulator = Variable("GAME_FIRESTORE") ?? page.firestoreEmulator;
        page.xsollaProjectId = int.Parse(Variable("GAME_XSOLLA_PROJECT") ?? page.xsollaProjectId.ToString());
        page.storeUrl = storeUrl ?? Variable("GAME_SIMULATOR") ?? page.storeUrl;
        _page = page;
        _storeUrl = page.storeUrl;
        Engine.Frame();
    }

    private static void BuyAndRefund()
    {
        Press("Play as guest");
        WaitFor(Coins);
        Press(Coins);
        Tell("second-click", PlayerScreen.Press(Coins).ToString());
        WaitFor("waiting for the payment");
        TellScreen("unpaid");
        Simulate("/paystation/pay", "{\"token\":\"" + OpenedToken() + "\"}");
        WaitFor("1 × coins-100");
        TellScreen("paid");
        var order = PlayerScreen.Texts.First(line => line.StartsWith("Order ")).Split(' ', ':')[1];
        Simulate("/orders/" + order + "/refund", "{}");
        Press("Refresh the inventory");
        WaitFor("0 × coins-100");
    }

    /// <summary>Buys an item of the catalogue that Xsolla refuses, for example by a purchase limit.</summary>
    private static void BeRefused()
    {
        Press("Play as guest");
        WaitFor(Coins);
        Press(Coins);
        WaitFor("You cannot buy this, or cannot buy more of it.");
        Tell("not-for-sale", PlayerScreen.Press("Locked shield: Not for everyone").ToString());
        if (!PlayerScreen.Press(Coins)) throw new InvalidOperationException("the button stays disabled" + Screen());
    }

    private static void MixUpAccounts()
    {
        var address = Guid.NewGuid().ToString("N") + "@player.example";
        Type(address, "correct horse");
        Press("Sign in");
        WaitFor("E-mail address or password is wrong.");
        Type(address, "short");
        Press("Register");
        WaitFor("The password needs at least 6 characters.");
        Type(address, "correct horse");
        Press("Register");
        WaitFor(Coins);
        SignOut();
        Type(address, "correct horse");
        Press("Register");
        WaitFor("There is an account with this e-mail address: sign in.");
    }

    private static void RestartBeforePaying()
    {
        var address = Guid.NewGuid().ToString("N") + "@player.example";
        Type(address, "correct horse");
        Press("Register");
        WaitFor(Coins);
        Press(Coins);
        WaitFor("waiting for the payment");
        Leave();
        Simulate("/paystation/pay", "{\"token\":\"" + OpenedToken() + "\"}");
        // Another player on the same machine does not see the order.
        Open();
        WaitFor(Coins);
        SignOut();
        Press("Play as guest");
        WaitFor(Coins);
        Leave();
        Open();
        WaitFor(Coins);
        SignOut();
        Type(address, "correct horse");
        Press("Sign in");
        WaitFor("done, the items are yours");
        WaitFor("1 × coins-100");
        TellScreen("again");
    }

    /// <summary>Presses each button twice within one frame, and another one after it.</summary>
    private static void PressTwice()
    {
        var components = Engine.LivingBehaviours;
        Type(Guid.NewGuid().ToString("N") + "@player.example", "correct horse");
        Twice("Register", "Play as guest");
        WaitFor(Coins);
        Twice(Coins, "Sign out");
        WaitFor("waiting for the payment");
        Twice("Refresh the inventory", Coins);
        WaitUntilEnabled("Sign out");
        Twice("Sign out", "Refresh the inventory");
        WaitFor("Play as guest");
        for (var frames = 0; frames < 3; frames++) Engine.Frame();
        Tell("components", (Engine.LivingBehaviours - components).ToString());
        Twice("Play as guest", "Sign in");
        WaitFor(Coins);
    }

    /// <summary>Hides the page during a sign-in, for example because the game opens another menu.</summary>
    private static void HideThePage()
    {
        Press("Play as guest");
        _page.gameObject.SetActive(false);
        WaitFor(Coins);
        WaitUntilEnabled("Sign out");
    }

    private static void LoseTheCatalogue()
    {
        Leave();
        Open("http://127.0.0.1:1");
        Press("Play as guest");
        WaitFor("No catalogue: ");
    }

    private static void RestartAsGuest()
    {
        Press("Play as guest");
        WaitFor(Coins);
        Press(Coins);
        WaitFor("waiting for the payment");
        Leave();
        Simulate("/paystation/pay", "{\"token\":\"" + OpenedToken() + "\"}");
        Open();
        WaitFor("done, the items are yours");
        WaitFor("1 × coins-100");
        TellScreen("again");
    }

    private static void Type(string email, string password)
    {
        PlayerScreen.Type("E-mail", email);
        PlayerScreen.Type("Password", password);
    }

    private static void Leave()
    {
        UnityEngine.Object.Destroy(_page.gameObject);
        for (var frames = 0; frames < 3; frames++) Engine.Frame();
    }

    private static void SignOut()
    {
        Press("Sign out");
        WaitUntilEnabled("Play as guest");
    }

    private static void Twice(string text, string other)
    {
        Press(text);
        foreach (var button in new[] { text, other })
        {
            if (PlayerScreen.Press(button)) throw new InvalidOperationException("after " + text + ", " + button + " can be pressed" + Screen());
        }
    }

    private static void Press(string text)
    {
        if (!PlayerScreen.Press(text)) throw new InvalidOperationException("cannot press " + text + Screen());
    }

    private static void WaitFor(string text)
    {
        if (!Engine.RunUntil(() => PlayerScreen.Texts.Any(line => line.Contains(text)), PatienceSeconds))
            throw new TimeoutException("waited too long for " + text + Screen());
    }

    private static void WaitUntilEnabled(string text)
    {
        if (!Engine.RunUntil(() => PlayerScreen.IsEnabled(text), PatienceSeconds))
            throw new TimeoutException("waited too long for the button " + text + Screen());
    }

    private static string Screen()
    {
        return "\n" + string.Join("\n", PlayerScreen.Texts);
    }

    private static string OpenedToken()
    {
        return Application.Opened.Single().Split(new[] { "token=" }, StringSplitOptions.None)[1];
    }

    /// <summary>Acts as the buyer or an operator, through the simulator's control API.</summary>
    private static void Simulate(string path, string json)
    {
        var request = (HttpWebRequest)WebRequest.Create(_storeUrl + "/simulator" + path);
        request.Method = "POST";
        request.ContentType = "application/json";
        var body = Encoding.UTF8.GetBytes(json);
        using (var stream = request.GetRequestStream()) stream.Write(body, 0, body.Length);
        using (var response = request.GetResponse())
        using (var reader = new StreamReader(response.GetResponseStream())) reader.ReadToEnd();
    }

    private static void TellScreen(string name)
    {
        foreach (var line in PlayerScreen.Texts) Tell(name, line);
    }

    private static void Tell(string name, string text)
    {
        Console.WriteLine(name + " " + JsonUtility.ToJson(new Text { value = text }));
    }

    private static string Variable(string name)
    {
        return Environment.GetEnvironmentVariable(name);
    }

    [Serializable]
    private sealed class Text
    {
        public string value;
    }
}
