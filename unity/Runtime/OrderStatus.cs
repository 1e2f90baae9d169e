using System;

namespace XsollaFirebase
{
    /// <summary>An order as the backend has it.</summary>
    [Serializable]
    public sealed class OrderStatus
    {
        public long order_id;

        /// <summary>new, paid (money taken, items to come), done, canceled or expired.</summary>
        public string status;

        public CartLine[] items;

        /// <summary>The items are in the inventory now. Unlock by this, never by the status.</summary>
        public bool granted;

        public bool sandbox;

        /// <summary>Nothing more is to be expected soon. A done order may still be refunded, an expired one still be paid.</summary>
        public bool IsFinal
        {
            get { return status == "done" || status == "canceled" || status == "expired"; }
        }
    }
}
