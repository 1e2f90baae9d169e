using System;
using System.Collections;
using System.Collections.Generic;
using UnityEngine.Scripting;

namespace XsollaFirebase
{
    /// <summary>
    /// Reads the player's documents in Firestore (docs/reference/storage.md) over its REST API, which works on every
    /// platform without an SDK: https://firebase.google.com/docs/firestore/use-rest-api
    /// </summary>
    internal sealed class PlayerDocuments
    {
        /// <summary>Collection of the paths xsollaPlayers/{uid}/xsollaOrders/{orderId} and so on.</summary>
        internal const string Players = "xsollaPlayers";
        internal const string Orders = "xsollaOrders";
        internal const string Inventory = "xsollaInventory";
        internal const string Subscriptions = "xsollaSubscriptions";

        private const int LargestPage = 300;

        private readonly string _documents;

        /// <param name="emulator">
        /// Address of the Firestore emulator, such as http://127.0.0.1:8080; empty for the real service.
        /// </param>
        internal PlayerDocuments(string projectId, string database, string emulator)
        {
            var origin = string.IsNullOrEmpty(emulator) ? "https://firestore.googleapis.com" : emulator.TrimEnd('/');
            _documents = origin + "/v1/projects/" + projectId + "/databases/" + database + "/documents/";
        }

        /// <summary>Lists the documents of a collection, page by page.</summary>
        /// <param name="idToken">The player's ID token. The rules allow only the player to read.</param>
        /// <param name="orderBy">Such as "createdAt desc"; empty to order by document id.</param>
        /// <param name="most">No further page is read after this number of documents.</param>
        internal IEnumerator List(
            string collection,
            string idToken,
            string orderBy,
            int most,
            Action<List<PlayerDocument>> onDocuments,
            Action<PaymentsError> onError)
        {
            var url = _documents + Players + "/" + Uri.EscapeDataString(IdTokenClaims.UidOf(idToken)) + "/" + collection
                + "?pageSize=" + Math.Min(most, LargestPage) + "&orderBy=" + Uri.EscapeDataString(orderBy);
            var documents = new List<PlayerDocument>();
            var page = "";
            do
            {
                var answer = default(WebAnswer);
                yield return JsonRequest.Get(url + "&pageToken=" + Uri.EscapeDataString(page), idToken, got => answer = got);
                var list = answer.HttpStatus == 200 ? answer.Parse<DocumentList>() : null;
                if (list == null)
                {
                    onError(ErrorOf(answer));
                    yield break;
                }
                documents.AddRange(list.documents);
                page = list.nextPageToken;
            }
            while (page != "" && documents.Count < most);
            onDocuments(documents);
        }

        private static PaymentsError ErrorOf(WebAnswer answer)
        {
            var body = answer.HttpStatus == 0 ? null : answer.Parse<ErrorAnswer>();
            if (body == null || string.IsNullOrEmpty(body.error.status)) return answer.ToError();
            return new PaymentsError(body.error.status, "Firestore: " + body.error.message) { HttpStatus = answer.HttpStatus };
        }

        [Serializable, Preserve]
        private sealed class DocumentList
        {
            public PlayerDocument[] documents = new PlayerDocument[0];
            public string nextPageToken = "";
        }

        [Serializable, Preserve]
        private sealed class ErrorAnswer
        {
            public ErrorBody error = new ErrorBody();
        }

        [Serializable, Preserve]
        private sealed class ErrorBody
        {
            public string status = "";
            public string message = "";
        }
    }
}
