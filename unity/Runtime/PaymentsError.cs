using System;
using UnityEngine.Scripting;

namespace XsollaFirebase
{
    /// <summary>
    /// Says why a call failed. <see cref="Status"/> is the status that the callable answered, or one of the constants
    /// of this class for a call that never reached the backend. <see cref="ErrorTexts"/> makes a sentence for the
    /// player from it.
    /// </summary>
    public sealed class PaymentsError
    {
        /// <summary>
        /// No answer arrived: the device is offline, the call timed out, or the server is unreachable.
        /// </summary>
        public const string NetworkError = "NETWORK_ERROR";

        /// <summary>The answer does not come from the backend, but for example from a proxy.</summary>
        public const string BadAnswer = "BAD_ANSWER";

        /// <summary>Neither the component nor a settings asset has a project id.</summary>
        public const string NotConfigured = "NOT_CONFIGURED";

        /// <summary>A Firestore listener ended, and does not come back.</summary>
        public const string ListenerEnded = "LISTENER_ENDED";

        /// <summary>Makes an error with a status and a message for the developer.</summary>
        public PaymentsError(string status, string message)
        {
            Status = status;
            Message = message;
        }

        /// <summary>UNAUTHENTICATED, FAILED_PRECONDITION, … or one of the constants of this class.</summary>
        public string Status { get; }

        /// <summary>
        /// Message for the developer. It begins with the reason if there is one, and contains no token.
        /// </summary>
        public string Message { get; }

        /// <summary>
        /// sold-out, unknown-sku, too-many-orders, …; empty if there is none. From FirebaseAuthRest, Firebase's own
        /// reason such as EMAIL_EXISTS.
        /// </summary>
        public string Reason { get; internal set; } = "";

        /// <summary>SKU of the item that the error concerns; empty if it concerns none.</summary>
        public string Sku { get; internal set; } = "";

        /// <summary>Seconds to wait before the next call; 0 if unknown.</summary>
        public int RetryAfterSeconds { get; internal set; }

        /// <summary>Xsolla's code for the reason order-refused; 0 otherwise.</summary>
        public int XsollaErrorCode { get; internal set; }

        /// <summary>
        /// Amount of virtual currency that is missing, for the reason not-enough-currency; 0 otherwise.
        /// </summary>
        public long Missing { get; internal set; }

        /// <summary>HTTP status of the answer; 0 without an answer.</summary>
        public long HttpStatus { get; internal set; }

        /// <summary>Faults of the request, for the reason invalid-request.</summary>
        public Issue[] Issues { get; internal set; } = new Issue[0];

        /// <summary>
        /// Whether the same call may succeed later. Do not retry the call for a payment token automatically, because
        /// the first order may exist already. Let the player decide.
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

        /// <summary>Names one fault of a request: the dotted path of the field, and what is wrong with it.</summary>
        [Serializable, Preserve]
        public sealed class Issue
        {
            public string path;
            public string message;
        }
    }
}
