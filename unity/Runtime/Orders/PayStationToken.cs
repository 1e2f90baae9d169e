using System;
using UnityEngine.Scripting;

namespace XsollaFirebase
{
    /// <summary>
    /// Opens Pay Station for one order. <see cref="token"/> and <see cref="url"/> are secrets until the order is paid:
    /// do not log or store them. The type is not called PaymentToken, because Xsolla's SDK has a type of that name.
    /// </summary>
    [Serializable, Preserve]
    public sealed class PayStationToken
    {
        public string token;
        public long order_id;
        public string url;

        /// <summary>
        /// Whether the order is a test, for which no money moves. Xsolla's own SDK needs the same value in
        /// XsollaSettings.IsSandbox.
        /// </summary>
        public bool sandbox;
    }
}
