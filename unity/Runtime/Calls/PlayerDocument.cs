using System;
using System.Globalization;
using UnityEngine.Scripting;

namespace XsollaFirebase
{
    /// <summary>
    /// Holds a document as Firestore's REST API writes it, with the fields of all collections that the client reads.
    /// Firestore writes the type beside each value, and 64-bit integers as text: {"name": "projects/…/sword", "fields":
    /// {"quantity": {"integerValue": "1"}}}.
    /// </summary>
    [Serializable, Preserve]
    internal sealed class PlayerDocument
    {
        public string name = "";
        public Fields fields = new Fields();

        internal string Id
        {
            get { return name.Substring(name.LastIndexOf('/') + 1); }
        }

        [Serializable, Preserve]
        internal sealed class Fields
        {
            public Value status = new Value();
            public Value quantity = new Value();
            public Value expiresAt = new Value();
            public Value planId = new Value();
            public Value productId = new Value();
            public Value nextChargeAt = new Value();
            public Value endsAt = new Value();
        }

        [Serializable, Preserve]
        internal sealed class Value
        {
            public string stringValue = "";
            public string integerValue = "";
            public string timestampValue = "";

            internal long Integer
            {
                get
                {
                    long.TryParse(integerValue, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number);
                    return number;
                }
            }

            /// <summary>Gets a timestamp; null if the field is null or missing.</summary>
            internal DateTime? Time
            {
                get
                {
                    const DateTimeStyles Utc = DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal;
                    return DateTime.TryParse(timestampValue, CultureInfo.InvariantCulture, Utc, out var time) ? time : (DateTime?)null;
                }
            }
        }
    }
}
