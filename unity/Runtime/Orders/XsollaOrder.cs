using System;
using UnityEngine.Scripting;

namespace XsollaFirebase
{
    /// <summary>
    /// Holds the state of an order in the backend. The fields have the names of the answer, because JsonUtility binds
    /// by name. The type is not called OrderStatus, because Xsolla's SDK has a type of that name.
    /// </summary>
    [Serializable, Preserve]
    public sealed class XsollaOrder
    {
        public long order_id;

        /// <summary>new, paid (money was taken, the items follow), done, canceled or expired.</summary>
        public string status;

        public CartLine[] items;

        /// <summary>Whether the items are in the inventory now. Unlock by this field, never by the status.</summary>
        public bool granted;

        /// <summary>Whether the order is a test, for which no money moved.</summary>
        public bool sandbox;

        /// <summary>
        /// Whether polling ends. A done order can still be refunded, and an expired one can still be paid.
        /// </summary>
        public bool IsFinal
        {
            get { return IsFinalStatus(status); }
        }

        internal static bool IsFinalStatus(string status)
        {
            return status == "done" || status == "canceled" || status == "expired";
        }
    }
}
