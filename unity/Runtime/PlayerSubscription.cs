using System;

namespace XsollaFirebase
{
    /// <summary>A subscription of the player.</summary>
    public sealed class PlayerSubscription
    {
        internal PlayerSubscription(PlayerDocument document)
        {
            SubscriptionId = document.Id;
            PlanId = TextOf(document.fields.planId);
            ProductId = TextOf(document.fields.productId);
            Status = document.fields.status.stringValue;
            NextChargeAt = document.fields.nextChargeAt.Time;
            EndsAt = document.fields.endsAt.Time;
        }

        public string SubscriptionId { get; }

        public string PlanId { get; }

        public string ProductId { get; }

        /// <summary>active, non_renewing or canceled.</summary>
        public string Status { get; }

        /// <summary>When the next payment is due, in UTC. Nothing changes by itself when it passes.</summary>
        public DateTime? NextChargeAt { get; }

        /// <summary>The end of a canceled subscription, in UTC.</summary>
        public DateTime? EndsAt { get; }

        /// <summary>The player has paid for now: the status says so, and the time that was paid for has not passed.</summary>
        public bool IsActive
        {
            get
            {
                var end = Status == "canceled" ? EndsAt : NextChargeAt;
                return Status == "active" || end != null && end > DateTime.UtcNow;
            }
        }

        private static string TextOf(PlayerDocument.Value value)
        {
            return value.stringValue != "" ? value.stringValue : value.integerValue;
        }
    }
}
