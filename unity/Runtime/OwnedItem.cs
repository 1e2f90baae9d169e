using System;

namespace XsollaFirebase
{
    /// <summary>What the player has of one SKU.</summary>
    public sealed class OwnedItem
    {
        internal OwnedItem(string sku, long quantity, DateTime? expiresAt)
        {
            Sku = sku;
            Quantity = quantity;
            ExpiresAt = expiresAt;
        }

        public string Sku { get; }

        /// <summary>Below zero: refunded items were already used up.</summary>
        public long Quantity { get; }

        /// <summary>The end of a time-limited item, in UTC; null for one without an end. Nothing changes by itself when it passes.</summary>
        public DateTime? ExpiresAt { get; }

        /// <summary>The player has it now.</summary>
        public bool IsOwned
        {
            get { return Quantity > 0 && (ExpiresAt == null || ExpiresAt > DateTime.UtcNow); }
        }
    }
}
