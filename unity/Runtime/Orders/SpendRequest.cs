using System;
using UnityEngine.Scripting;

namespace XsollaFirebase
{
    /// <summary>What to buy with virtual currency, or which free item to claim.</summary>
    [Serializable, Preserve]
    public sealed class SpendRequest
    {
        public string sku = "";
        public int quantity = 1;

        /// <summary>
        /// Makes the call safe to repeat: the backend answers the same id and request with the same answer, and moves nothing again.
        /// A new one for each purchase; 1 to 64 of A–Z a–z 0–9 _ -.
        /// </summary>
        public string purchaseId = Guid.NewGuid().ToString("N");

        /// <summary>SKU of the virtual currency. Needed when the item has prices in several.</summary>
        public string currency = "";
    }

    /// <summary>The result of a purchase for virtual currency, or of a claimed free item.</summary>
    [Serializable, Preserve]
    public sealed class SpendResult
    {
        public string purchase_id = "";

        /// <summary>What was added to the inventory. A bundle is listed by its contents.</summary>
        public CartLine[] items = new CartLine[0];

        /// <summary>The virtual currency that it cost; its sku is empty for a free item.</summary>
        public SpentCurrency spent = new SpentCurrency();
    }

    [Serializable, Preserve]
    public sealed class SpentCurrency
    {
        public string sku = "";
        public long amount;
    }
}
