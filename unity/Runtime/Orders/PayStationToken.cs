using System;
using UnityEngine.Scripting;

namespace XsollaFirebase
{
    /// <summary>
    /// Opens Pay Station for one order. <see cref="token"/> and <see cref="url"/> are secrets until the order is paid: do not log or
    /// store them. The name differs from PaymentToken, which is a type of Xsolla's SDK.
    /// </summary>
    [Serializable, Preserve]
    public sealed class PayStationToken
    {
        public string token;
        public long order_id;
        public string url;

        /// <summary>A test: no money moves. Xsolla's own SDK needs the same value in XsollaSettings.IsSandbox.</summary>
        public bool sandbox;
    }
}
