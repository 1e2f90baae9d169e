using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;

namespace XsollaFirebase.Samples
{
    /// <summary>
    /// What the player owns: users/{uid}/inventory, through Firestore's REST API, which works on every platform and needs no SDK:
    /// https://firebase.google.com/docs/firestore/use-rest-api
    /// </summary>
    public static class Inventory
    {
        /// <param name="firestoreUrl">https://firestore.googleapis.com, or the emulator.</param>
        /// <param name="idToken">The player's own: the rules let nobody else read it.</param>
        /// <param name="onItems">Quantities by SKU. Below zero: refunded items were already used up.</param>
        public static IEnumerator Load(
            string firestoreUrl,
            string firebaseProjectId,
            string uid,
            string idToken,
            Action<Dictionary<string, long>> onItems,
            Action<string> onError)
        {
            var documents = firestoreUrl + "/v1/projects/" + firebaseProjectId + "/databases/(default)/documents";
            var url = documents + "/users/" + Uri.EscapeDataString(uid) + "/inventory?pageSize=300";
            return Rest.Get<DocumentList>(url, idToken, answer => onItems(Quantities(answer)), error => onError("No inventory: " + error));
        }

        private static Dictionary<string, long> Quantities(DocumentList list)
        {
            var quantities = new Dictionary<string, long>();
            foreach (var document in list.documents)
            {
                var sku = document.name.Substring(document.name.LastIndexOf('/') + 1);
                quantities[sku] = long.Parse(document.fields.quantity.integerValue, CultureInfo.InvariantCulture);
            }
            return quantities;
        }

        // Firestore writes the type beside each value, and 64-bit integers as strings:
        // {"documents": [{"name": "projects/…/inventory/sword", "fields": {"quantity": {"integerValue": "1"}}}]}
        [Serializable]
        private sealed class DocumentList
        {
            public Document[] documents = new Document[0];
        }

        [Serializable]
        private sealed class Document
        {
            public string name = "";
            public Fields fields = new Fields();
        }

        [Serializable]
        private sealed class Fields
        {
            public IntegerValue quantity = new IntegerValue();
        }

        [Serializable]
        private sealed class IntegerValue
        {
            public string integerValue = "0";
        }
    }
}
