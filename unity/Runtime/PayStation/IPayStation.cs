using System;

namespace XsollaFirebase
{
    /// <summary>Shows Pay Station. That it is closed says nothing about the money: watch the order.</summary>
    public interface IPayStation
    {
        /// <param name="onClosed">Called where the platform tells that the player has closed it; may never be called.</param>
        void Open(PayStationToken token, Action onClosed);

        /// <summary>Takes it away, where the platform can; onClosed is not called. Buy does so when the order is final.</summary>
        void Close();
    }
}
