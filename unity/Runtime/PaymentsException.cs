using System;

namespace XsollaFirebase
{
    /// <summary>Reports a failed call to the code that awaits its Task.</summary>
    public sealed class PaymentsException : Exception
    {
        /// <summary>Makes an exception from an error.</summary>
        public PaymentsException(PaymentsError error)
            : base(error.ToString())
        {
            Error = error;
        }

        /// <summary>Error that a callback would get.</summary>
        public PaymentsError Error { get; }
    }
}
