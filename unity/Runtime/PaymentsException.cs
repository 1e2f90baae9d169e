using System;

namespace XsollaFirebase
{
    /// <summary>A <see cref="PaymentsError"/> as the calls that give a Task throw it.</summary>
    public sealed class PaymentsException : Exception
    {
        public PaymentsException(PaymentsError error)
            : base(error.ToString())
        {
            Error = error;
        }

        public PaymentsError Error { get; }
    }
}
