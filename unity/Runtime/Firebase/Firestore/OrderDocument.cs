using System;
using System.Collections.Generic;

namespace XsollaFirebase.FirebaseSdk
{
    /// <summary>
    /// Reads xsollaPlayers/{uid}/xsollaOrders/{orderId} (docs/reference/storage.md). Reads field by field, because
    /// IL2CPP strips members that only Firestore's reflection would use.
    /// </summary>
    internal static class OrderDocument
    {
        internal static string PathOf(string uid, long orderId)
        {
            return PlayerDocuments.Players + "/" + uid + "/" + PlayerDocuments.Orders + "/" + orderId;
        }

        internal static XsollaOrder Read(long orderId, IDictionary<string, object> document)
        {
            return new XsollaOrder
            {
                order_id = orderId,
                status = Get(document, "status", ""),
                granted = Get(document, "granted", false),
                sandbox = Get(document, "sandbox", false),
                items = Lines(Get(document, "items", new List<object>())),
            };
        }

        private static CartLine[] Lines(List<object> items)
        {
            var lines = new List<CartLine>();
            foreach (var item in items)
            {
                var fields = item as IDictionary<string, object>;
                if (fields == null) continue;
                // All integers of Firestore have 64 bits.
                lines.Add(new CartLine { sku = Get(fields, "sku", ""), quantity = Convert.ToInt32(Get(fields, "quantity", 0L)) });
            }
            return lines.ToArray();
        }

        private static T Get<T>(IDictionary<string, object> fields, string name, T missing)
        {
            object value;
            return fields.TryGetValue(name, out value) && value is T ? (T)value : missing;
        }
    }
}
