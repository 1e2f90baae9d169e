using System;

namespace XsollaFirebase
{
    /// <summary>How Pay Station is shown. Closing it says nothing about the money: watch the order.</summary>
    public interface IPayStation
    {
        /// <param name="onClosed">Called where the platform tells that the player has closed it; may never be called.</param>
        void Open(PaymentToken token, Action onClosed);
    }
}
