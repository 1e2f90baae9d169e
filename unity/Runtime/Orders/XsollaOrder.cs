using System;
using UnityEngine.Scripting;

namespace XsollaFirebase
{
    /// <summary>
    /// An order as the backend has it. The fields are named as on the wire, because JsonUtility binds by name. The name differs from
    /// OrderStatus, which is a type of Xsolla's SDK.
    /// </summary>
    [Serializable, Preserve]
    public sealed class XsollaOrder
    {
        public long order_id;

        /// <summary>new, paid (money taken, items to come), done, canceled or expired.</summary>
        public string status;

        public CartLine[] items;

        /// <summary>The items are in the inventory now. Unlock by this, never by the status.</summary>
        public bool granted;

        /// <summary>A test: no money moved.</summary>
        public bool sandbox;

        /// <summary>Nothing more is to be expected soon. A done order may still be refunded, an expired one still be paid.</summary>
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
