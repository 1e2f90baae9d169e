using System;

namespace XsollaFirebase
{
    /// <summary>Holds what the player owns of one SKU.</summary>
    public sealed class OwnedItem
    {
        internal OwnedItem(string sku, long quantity, DateTime? expiresAt)
        {
            Sku = sku;
            Quantity = quantity;
            ExpiresAt = expiresAt;
        }

        /// <summary>SKU of the item.</summary>
        public string Sku { get; }

        /// <summary>Number of pieces. Below zero if refunded items were already used.</summary>
        public long Quantity { get; }

        /// <summary>
        /// End of a time-limited item, in UTC; null if the item has no end. The backend does not change the item when
        /// the time has passed.
        /// </summary>
        public DateTime? ExpiresAt { get; }

        /// <summary>Whether the player owns it now: at least one piece, and the end has not passed.</summary>
        public bool IsOwned
        {
            get { return Quantity > 0 && (ExpiresAt == null || ExpiresAt > DateTime.UtcNow); }
        }
    }
}
