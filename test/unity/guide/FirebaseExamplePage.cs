// A page with the shape of the one in Xsolla's Firebase guide: its namespaces, and the types of both SDKs that it uses.
using System;
using System.Collections;
using Firebase;
using Firebase.Auth;
using Firebase.Extensions;
using UnityEngine;
using UnityEngine.Networking;
using Xsolla.Catalog;
using Xsolla.Core;

public class FirebaseExamplePage : MonoBehaviour
{
    private FirebaseUser _user;

    private void Start()
    {
        FirebaseApp.CheckAndFixDependenciesAsync().ContinueWithOnMainThread(task =>
        {
            if (task.Result == DependencyStatus.Available) _user = FirebaseAuth.DefaultInstance.CurrentUser;
        });
    }

    private void LoadCatalog()
    {
        XsollaCatalog.GetCatalog(ShowItems, ShowError, offset: 0, limit: 50);
    }

    private void ShowItems(StoreItems items)
    {
        foreach (StoreItem item in items.items) Debug.Log(item.name + " " + item.price.amount);
        StartCoroutine(MakeCloudFunctionRequest(items.items[0].sku));
    }

    private void ShowError(Error error)
    {
        Debug.LogError(error.errorMessage);
    }

    private IEnumerator MakeCloudFunctionRequest(string sku)
    {
        var request = UnityWebRequest.Get("http://127.0.0.1:5001/demo-xsolla/us-central1/getXsollaPaymentToken");
        var idToken = _user.TokenAsync(false);
        yield return new WaitUntil(() => idToken.IsCompleted);
        request.SetRequestHeader("Authorization", "Bearer " + idToken.Result);
        yield return request.SendWebRequest();
        OrderData order = JsonUtility.FromJson<CallableAnswer>(request.downloadHandler.text).result;
        OrderStatus status = null;
        XsollaWebBrowser.OpenPurchaseUI(order.token);
        Debug.Log(sku + order.order_id + status);
    }

    [Serializable]
    private class CallableAnswer
    {
        public OrderData result = null;
    }
}
