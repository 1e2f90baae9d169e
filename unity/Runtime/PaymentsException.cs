using System;

namespace XsollaFirebase
{
    /// <summary>Thrown by the calls that return a Task. <see cref="Error"/> says why the call failed.</summary>
    public sealed class PaymentsException : Exception
    {
        /// <summary>Makes an exception from an error.</summary>
        public PaymentsException(PaymentsError error)
            : base(error.ToString())
        {
            Error = error;
        }

        /// <summary>Why the call failed.</summary>
        public PaymentsError Error { get; }
    }
}
