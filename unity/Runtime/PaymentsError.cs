using System;

namespace XsollaFirebase
{
    /// <summary>
    /// Why a call failed. <see cref="Status"/> is the callable's (docs/api.md lists all), or one of the two here for what never
    /// reached the backend or did not come from it.
    /// </summary>
    public sealed class PaymentsError
    {
        /// <summary>There was no answer: offline, timed out, or the server is gone.</summary>
        public const string NetworkError = "NETWORK_ERROR";

        /// <summary>The answer was not the backend's, but a proxy's page for example.</summary>
        public const string BadAnswer = "BAD_ANSWER";

        public PaymentsError(string status, string message)
        {
            Status = status;
            Message = message;
        }

        /// <summary>UNAUTHENTICATED, FAILED_PRECONDITION, …</summary>
        public string Status { get; }

        /// <summary>A sentence for the developer. It begins with the reason, where there is one.</summary>
        public string Message { get; }

        /// <summary>sold-out, unknown-sku, too-many-orders, …; empty where there is none.</summary>
        public string Reason { get; internal set; } = "";

        /// <summary>The item that it is about; empty where it is about none.</summary>
        public string Sku { get; internal set; } = "";

        /// <summary>When to try again; 0 when that is not known.</summary>
        public int RetryAfterSeconds { get; internal set; }

        /// <summary>Xsolla's own code with the reason order-refused; 0 otherwise.</summary>
        public int XsollaErrorCode { get; internal set; }

        /// <summary>HTTP status of the answer; 0 when there was none.</summary>
        public long HttpStatus { get; internal set; }

        /// <summary>What is wrong with the request, for the reason invalid-request.</summary>
        public Issue[] Issues { get; internal set; } = new Issue[0];

        /// <summary>The same call may succeed later. Of a payment token only the player may ask again: the first may exist.</summary>
        public bool IsPassing
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
        [Serializable]
        public sealed class Issue
        {
            public string path;
            public string message;
        }
    }
}
