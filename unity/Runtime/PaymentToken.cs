using System;

namespace XsollaFirebase
{
    /// <summary>
    /// Opens Pay Station for one order. <see cref="token"/> and <see cref="url"/> are secrets until the order is paid: do not log or
    /// store them.
    /// </summary>
    [Serializable]
    public sealed class PaymentToken
    {
        public string token;
        public long order_id;
        public string url;

        /// <summary>A test: no money moves. For Xsolla's own SDK: XsollaSettings.IsSandbox has to be the same.</summary>
        public bool sandbox;
    }
}
