using System;
using UnityEngine.Scripting;

namespace XsollaFirebase
{
    /// <summary>Says which item to buy with virtual currency, or which free item to claim.</summary>
    [Serializable, Preserve]
    public sealed class SpendRequest
    {
        public string sku = "";
        public int quantity = 1;

        /// <summary>
        /// Makes the call safe to retry: the backend gives the same answer to the same id and request, and changes
        /// nothing again. Use a new id for each purchase: 1 to 64 of A–Z a–z 0–9 _ -.
        /// </summary>
        public string purchaseId = Guid.NewGuid().ToString("N");

        /// <summary>SKU of the virtual currency. Required if the item has prices in several currencies.</summary>
        public string currency = "";
    }

    /// <summary>Holds the result of a purchase with virtual currency, or of a claimed free item.</summary>
    [Serializable, Preserve]
    public sealed class SpendResult
    {
        /// <summary>The purchaseId of the request.</summary>
        public string purchase_id = "";

        /// <summary>Items that were added to the inventory. A bundle is listed by its contents.</summary>
        public CartLine[] items = new CartLine[0];

        /// <summary>Virtual currency that was spent; its sku is empty for a free item.</summary>
        public SpentCurrency spent = new SpentCurrency();
    }

    /// <summary>Holds an amount of a virtual currency.</summary>
    [Serializable, Preserve]
    public sealed class SpentCurrency
    {
        public string sku = "";
        public long amount;
    }
}
