using System;
using System.Collections;
using System.IO;
using System.Net;
using System.Text;
using UnityEngine;
using XsollaFirebase;

/// <summary>What every scenario has: the component, a player, Xsolla's buyer, and a way to tell what happened.</summary>
internal sealed class Host
{
    private const double PatienceSeconds = 60;

    private readonly string _simulator;

    internal Host(string project, string region, string functions, string auth, string simulator)
    {
        _simulator = simulator;
        Game = new GameObject("Shop");
        Payments = Game.AddComponent<XsollaPayments>();
        Payments.projectId = project;
        Payments.region = region;
        Payments.functionsEmulator = functions;
        Auth = new FirebaseAuthRest("any-key", auth);
        Payments.IdToken = Auth.IdToken;
    }

    internal GameObject Game { get; }

    internal XsollaPayments Payments { get; }

    internal FirebaseAuthRest Auth { get; }

    /// <summary>One line for the test, as name and JSON.</summary>
    internal static void Tell(string name, object value)
    {
        Console.WriteLine(name + " " + JsonUtility.ToJson(value));
    }

    internal static void Tell(string name, PaymentsError error)
    {
        Tell(name, new ToldError
        {
            status = error.Status,
            message = error.Message,
            reason = error.Reason,
            sku = error.Sku,
            retryAfterSeconds = error.RetryAfterSeconds,
            xsollaErrorCode = error.XsollaErrorCode,
            httpStatus = error.HttpStatus,
            isPassing = error.IsPassing,
            issues = error.Issues,
        });
    }

    internal static void Wait(Func<bool> condition, string what)
    {
        if (!Engine.RunUntil(condition, PatienceSeconds)) throw new TimeoutException("waited too long for " + what);
    }

    internal void Run(IEnumerator routine, string what)
    {
        var isOver = false;
        Payments.StartCoroutine(Follow(routine, () => isOver = true));
        Wait(() => isOver, what);
    }

    internal void SignInAsGuest()
    {
        Run(Auth.SignInAsGuest(() => Tell("signed-in", new Text { value = Auth.Uid }), Fail), "the sign-in");
    }

    internal PaymentToken Buy(PaymentTokenRequest request)
    {
        PaymentToken bought = null;
        PaymentsError failure = null;
        Payments.GetPaymentToken(request, token => bought = token, error => failure = error);
        Wait(() => bought != null || failure != null, "the payment token");
        if (failure != null) Tell("refused", failure);
        return bought;
    }

    internal OrderStatus StatusOf(long orderId)
    {
        OrderStatus status = null;
        PaymentsError failure = null;
        Payments.GetOrderStatus(orderId, got => status = got, error => failure = error);
        Wait(() => status != null || failure != null, "the order's status");
        if (failure != null) Tell("refused", failure);
        return status;
    }

    /// <summary>As the buyer or an operator, through the simulator's control API.</summary>
    internal void Simulate(string path, string json)
    {
        var request = (HttpWebRequest)WebRequest.Create(_simulator + "/simulator" + path);
        request.Method = "POST";
        request.ContentType = "application/json";
        var body = Encoding.UTF8.GetBytes(json);
        using (var stream = request.GetRequestStream()) stream.Write(body, 0, body.Length);
        using (var response = request.GetResponse())
        using (var reader = new StreamReader(response.GetResponseStream())) reader.ReadToEnd();
    }

    internal static void Fail(PaymentsError error)
    {
        Tell("refused", error);
    }

    private static IEnumerator Follow(IEnumerator routine, Action onEnd)
    {
        yield return routine;
        onEnd();
    }

    [Serializable]
    internal sealed class Text
    {
        public string value;
    }

    [Serializable]
    private sealed class ToldError
    {
        public string status;
        public string message;
        public string reason;
        public string sku;
        public int retryAfterSeconds;
        public int xsollaErrorCode;
        public long httpStatus;
        public bool isPassing;
        public PaymentsError.Issue[] issues;
    }
}
