namespace XsollaFirebase.Editor
{
    /// <summary>Holds the result of one check, with the ids and statuses of the backend's `npm run doctor`.</summary>
    internal sealed class ConnectionCheck
    {
        internal const string Ok = "ok";
        internal const string Warning = "warning";
        internal const string Error = "error";
        internal const string Skipped = "skipped";

        internal ConnectionCheck(string id, string status, string message, string fix = "")
        {
            Id = id;
            Status = status;
            Message = message;
            Fix = fix;
        }

        internal string Id { get; }

        internal string Status { get; }

        internal string Message { get; }

        /// <summary>Advice for the repair; empty if there is nothing to repair.</summary>
        internal string Fix { get; }

        public override string ToString()
        {
            var line = Status + " " + Id + ": " + Message;
            return Fix == "" ? line : line + "\n" + Fix;
        }
    }
}
