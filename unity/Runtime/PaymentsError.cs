using System;
using UnityEngine.Scripting;

namespace XsollaFirebase
{
    /// <summary>
    /// Says why a call failed. <see cref="Status"/> is the callable's, or one of the constants here for what never reached the backend
    /// or did not come from it. <see cref="ErrorTexts"/> makes a sentence for the player of it.
    /// </summary>
    public sealed class PaymentsError
    {
        /// <summary>There was no answer: offline, timed out, or the server is gone.</summary>
        public const string NetworkError = "NETWORK_ERROR";

        /// <summary>The answer was not the backend's, but a proxy's page for example.</summary>
        public const string BadAnswer = "BAD_ANSWER";

        /// <summary>The game has no project id: neither in the component nor in a settings asset.</summary>
        public const string NotConfigured = "NOT_CONFIGURED";

        /// <summary>A Firestore listener ended and does not come back.</summary>
        public const string ListenerEnded = "LISTENER_ENDED";

        public PaymentsError(string status, string message)
        {
            Status = status;
            Message = message;
        }

        /// <summary>UNAUTHENTICATED, FAILED_PRECONDITION, …</summary>
        public string Status { get; }

        /// <summary>A sentence for the developer. It begins with the reason, where there is one, and holds no token.</summary>
        public string Message { get; }

        /// <summary>sold-out, unknown-sku, too-many-orders, …; empty where there is none.</summary>
        public string Reason { get; internal set; } = "";

        /// <summary>The item that the error is about; empty where it is about none.</summary>
        public string Sku { get; internal set; } = "";

        /// <summary>Seconds to wait before the next call; 0 when that is not known.</summary>
        public int RetryAfterSeconds { get; internal set; }

        /// <summary>Xsolla's own code with the reason order-refused; 0 otherwise.</summary>
        public int XsollaErrorCode { get; internal set; }

        /// <summary>How much virtual currency is missing with the reason not-enough-currency; 0 otherwise.</summary>
        public long Missing { get; internal set; }

        /// <summary>HTTP status of the answer; 0 when there was none.</summary>
        public long HttpStatus { get; internal set; }

        /// <summary>What is wrong with the request, for the reason invalid-request.</summary>
        public Issue[] Issues { get; internal set; } = new Issue[0];

        /// <summary>
        /// The same call may succeed later. Only the player may ask for a payment token again: the first order may exist already.
        /// </summary>
        public bool IsTransient
        {
            get
            {
                return Status == NetworkError || Status == BadAnswer || Status == "UNAVAILABLE" || Status == "RESOURCE_EXHAUSTED";
            }
        }

        public override string ToString()
        {
            return Status + " " + Message;
        }

        /// <summary>Where in the request, as a dotted path, and what is wrong there.</summary>
        [Serializable, Preserve]
        public sealed class Issue
        {
            public string path;
            public string message;
        }
    }
}
