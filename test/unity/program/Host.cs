using System;
using System.Collections;
using System.IO;
using System.Net;
using System.Text;
using UnityEngine;
using XsollaFirebase;

/// <summary>
/// Provides what every scenario needs: the component, a player, Xsolla's buyer, and the output for the test.
/// </summary>
internal sealed class Host
{
    private const double PatienceSeconds = 60;

    private readonly string _simulator;
    private readonly string _authEmulator;

    internal Host(string project, string region, string functions, string auth, string firestore, string simulator)
    {
        _simulator = simulator;
        _authEmulator = auth;
        Game = new GameObject("Shop");
        Payments = Game.AddComponent<XsollaPayments>();
        Payments.projectId = project;
        Payments.region = region;
        Payments.functionsEmulator = functions;
        Payments.firestoreEmulator = firestore;
        Auth = NewAuth();
        Payments.IdToken = Auth.IdToken;
    }

    internal GameObject Game { get; }

    internal XsollaPayments Payments { get; private set; }

    internal FirebaseAuthRest Auth { get; private set; }

    /// <summary>Prints one line for the test: a name and JSON.</summary>
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
            isTransient = error.IsTransient,
            missing = error.Missing,
            text = new ErrorTexts().Of(error),
            issues = error.Issues,
        });
    }

    internal static void Wait(Func<bool> condition, string what)
    {
        if (!Engine.RunUntil(condition, PatienceSeconds)) throw new TimeoutException("waited too long for " + what);
    }

    /// <summary>Runs the frames in which a call begins. A busy machine needs no more of them.</summary>
    internal static void RunFrames()
    {
        for (var frames = 0; frames < 20; frames++) Engine.Frame();
    }

    /// <summary>Waits until every call that has begun, or begins now, is answered.</summary>
    internal static void WaitForAnswers()
    {
        RunFrames();
        Wait(() => UnityEngine.Networking.UnityWebRequest.Living == 0, "the answers");
        RunFrames();
    }

    /// <summary>Counts the calls of the backend from now on. Each of them asks for an ID token.</summary>
    internal Func<int> CountCalls()
    {
        var calls = 0;
        var idToken = Payments.IdToken;
        Payments.IdToken = (force, onToken, onError) =>
        {
            calls++;
            return idToken(force, onToken, onError);
        };
        return () => calls;
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

    internal PayStationToken Buy(PaymentTokenRequest request)
    {
        PayStationToken bought = null;
        PaymentsError failure = null;
        Payments.GetPaymentToken(request, token => bought = token, error => failure = error);
        Wait(() => bought != null || failure != null, "the payment token");
        if (failure != null) Tell("refused", failure);
        return bought;
    }

    internal XsollaOrder StatusOf(long orderId)
    {
        XsollaOrder status = null;
        PaymentsError failure = null;
        Payments.GetOrderStatus(orderId, got => status = got, error => failure = error);
        Wait(() => status != null || failure != null, "the order's status");
        if (failure != null) Tell("refused", failure);
        return status;
    }

    /// <summary>Restarts the game: a new component and a new sign-in on the same machine.</summary>
    internal void Restart()
    {
        UnityEngine.Object.Destroy(Payments);
        Engine.Frame();
        var before = Payments;
        Payments = Game.AddComponent<XsollaPayments>();
        Payments.projectId = before.projectId;
        Payments.region = before.region;
        Payments.functionsEmulator = before.functionsEmulator;
        Payments.firestoreEmulator = before.firestoreEmulator;
        Auth = NewAuth();
        Payments.IdToken = Auth.IdToken;
    }

    internal FirebaseAuthRest NewAuth(ISessionStore store = null)
    {
        return new FirebaseAuthRest("any-key", _authEmulator, store);
    }

    /// <summary>Ends the game. Logs what Unity would log about native memory that is left.</summary>
    internal void Quit()
    {
        UnityEngine.Object.Destroy(Game);
        for (var frames = 0; frames < 3; frames++) Engine.Frame();
        if (UnityEngine.Networking.UnityWebRequest.Living > 0 || UnityEngine.Networking.UploadHandlerRaw.Living > 0)
            Debug.LogError("A Native Collection has not been disposed");
    }

    internal static void Wait(System.Threading.Tasks.Task task, string what)
    {
        Wait(() => task.IsCompleted, what);
        task.GetAwaiter().GetResult();
    }

    /// <summary>Waits for a task, and prints how it ended if it has no result.</summary>
    internal static T ResultOf<T>(System.Threading.Tasks.Task<T> task, string what)
    {
        Wait(() => task.IsCompleted, what);
        if (task.IsCanceled) Tell("canceled", what);
        else if (task.IsFaulted) Tell("refused", ((PaymentsException)task.Exception.GetBaseException()).Error);
        return task.IsCanceled || task.IsFaulted ? default(T) : task.Result;
    }

    internal static void Tell(string name, string text)
    {
        Tell(name, new Text { value = text });
    }

    /// <summary>Acts as the buyer or an operator, through the simulator's control API.</summary>
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

    /// <summary>Waits until the test's server has received a request.</summary>
    internal void WaitFor(string what)
    {
        Simulate("/wait-for/" + what, "{}");
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
        public bool isTransient;
        public long missing;
        public string text;
        public PaymentsError.Issue[] issues;
    }
}
