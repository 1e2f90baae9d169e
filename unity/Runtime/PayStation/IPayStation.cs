using System;

namespace XsollaFirebase
{
    /// <summary>Shows Pay Station. A closed Pay Station says nothing about the payment: watch the order.</summary>
    public interface IPayStation
    {
        /// <summary>Opens Pay Station for an order.</summary>
        /// <param name="token">The payment token. It is a secret: do not log it.</param>
        /// <param name="onClosed">
        /// Called when the player closes Pay Station, on platforms that report it. May never be called.
        /// </param>
        void Open(PayStationToken token, Action onClosed);

        /// <summary>
        /// Closes Pay Station, on platforms that can. Does not call onClosed. Buy calls it when the order that it
        /// opened last is final.
        /// </summary>
        void Close();
    }
}
