// Runs a game with stand-ins for Firebase's Unity SDK. Prints one line for each result of the package.
using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Firebase;
using Firebase.AppCheck;
using Firebase.Auth;
using Firebase.Extensions;
using Firebase.Firestore;
using UnityEngine;
using XsollaFirebase;
using XsollaFirebase.FirebaseSdk;

internal static class Program
{
    private static readonly FirebaseAuth Auth = new FirebaseAuth(new FirebaseApp("my-game"));

    private static void Main()
    {
        var payments = new GameObject("Shop").AddComponent<XsollaPayments>();
        payments.UseFirebase(Auth, "europe-west1");
        Tell("setup", payments.projectId + " " + payments.region);
        AskForToken("nobody", payments);
        Auth.CurrentUser = new FirebaseUser("ann", force => Task.FromResult(force ? "new" : "old"));
        AskForToken("signed-in", payments);
        Auth.CurrentUser = new FirebaseUser("ann", force => Failed(new FirebaseException((int)AuthError.NetworkRequestFailed, "no line")));
        AskForToken("offline", payments);
        Auth.CurrentUser = new FirebaseUser("ann", force => Failed(new FirebaseException((int)AuthError.UserDisabled, "disabled")));
        AskForToken("disabled", payments);
        TellTransience();
        AskForAppCheck(payments);
        Watch("final-order", listener =>
        {
            listener.Push(null);
            listener.Push(Order("new", false));
            listener.Push(Order("done", true));
            listener.Push(Order("canceled", false));
        });
        Watch("denied", listener => listener.Fail(new FirestoreException(FirestoreError.PermissionDenied, "not yours")));
        Watch("lost", listener => listener.Fail(new FirestoreException(FirestoreError.Unavailable, "no line")));
        Watch("busy", listener => listener.Fail(new FirestoreException(FirestoreError.ResourceExhausted, "quota")));
        Watch("odd", listener => listener.Push(new Dictionary<string, object> { { "status", null }, { "items", "none" } }));
        WatchAndStop();
    }

    private static void AskForToken(string name, XsollaPayments payments)
    {
        foreach (var force in new[] { false, true })
        {
            var result = "";
            RunToEnd(payments.IdToken(force, token => result += token, error => result += error));
            Tell(name, result);
        }
    }

    /// <summary>Prints which errors are transient. A watch ends at any other error.</summary>
    private static void TellTransience()
    {
        foreach (AuthError code in Enum.GetValues(typeof(AuthError)))
        {
            Auth.CurrentUser = new FirebaseUser("ann", force => Failed(new FirebaseException((int)code, "no")));
            TellTransience(code.ToString());
        }
        Auth.CurrentUser = new FirebaseUser("ann", force => Failed(new InvalidOperationException("no")));
        TellTransience("another exception");
        var canceled = new TaskCompletionSource<string>();
        canceled.SetCanceled();
        Auth.CurrentUser = new FirebaseUser("ann", force => canceled.Task);
        TellTransience("canceled");
    }

    private static void TellTransience(string name)
    {
        PaymentsError failure = null;
        RunToEnd(FirebaseIdToken.Of(Auth)(false, token => { }, error => failure = error));
        Tell(failure.IsTransient ? "transient" : "final", name);
    }

    private static void AskForAppCheck(XsollaPayments payments)
    {
        payments.UseAppCheck(new FirebaseAppCheck(force => Task.FromResult(new AppCheckToken { Token = force ? "new" : "old" })));
        foreach (var force in new[] { false, true }) RunToEnd(payments.AppCheckToken(force, token => Tell("app-check", token), error => { }));
        payments.UseAppCheck(new FirebaseAppCheck(force => Task.FromException<AppCheckToken>(new InvalidOperationException("no attestation"))));
        RunToEnd(payments.AppCheckToken(false, token => { }, error => Tell("app-check", error.ToString())));
    }

    private static void RunToEnd(System.Collections.IEnumerator routine)
    {
        while (routine.MoveNext())
        {
        }
    }

    private static void Watch(string name, Action<ListenerRegistration> happen)
    {
        var firestore = new FirebaseFirestore();
        FirestoreOrderWatch.Start(firestore, "ann", 7310041, order => Tell(name, order), error => Tell(name, error + (error.IsTransient ? " (transient)" : "")));
        var listener = firestore.Document("xsollaPlayers/ann/xsollaOrders/7310041").Listener;
        happen(listener);
        TaskExtension.RunMainThread();
        Tell(name, listener.ListenerTask.IsCompleted ? "ended" : "listening");
    }

    private static void WatchAndStop()
    {
        var firestore = new FirebaseFirestore();
        var watch = FirestoreOrderWatch.Start(firestore, "ann", 7310041, order => Tell("stopped", order), error => Tell("stopped", error.ToString()));
        var listener = firestore.Document("xsollaPlayers/ann/xsollaOrders/7310041").Listener;
        watch.Stop();
        watch.Stop();
        // A change that was already queued for the main thread still arrives.
        listener.Push(Order("new", false));
        TaskExtension.RunMainThread();
        Tell("stopped", listener.ListenerTask.IsCompleted ? "ended" : "listening");
    }

    private static Dictionary<string, object> Order(string status, bool granted)
    {
        var line = new Dictionary<string, object> { { "sku", "coins-100" }, { "quantity", 2L } };
        return new Dictionary<string, object>
        {
            { "status", status },
            { "granted", granted },
            { "sandbox", true },
            { "items", new List<object> { line } },
            { "amount", "19.98" },
        };
    }

    private static Task<string> Failed(Exception failure)
    {
        return Task.FromException<string>(failure);
    }

    private static void Tell(string name, object value)
    {
        var text = value as string;
        Console.WriteLine(name + " " + JsonUtility.ToJson(text == null ? value : new Text { value = text }));
    }

    [Serializable]
    private sealed class Text
    {
        public string value;
    }
}
