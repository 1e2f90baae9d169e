using System;

namespace XsollaFirebase
{
    /// <summary>Holds a subscription of the player.</summary>
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

        /// <summary>
        /// Time of the next payment, in UTC. The backend does not change the subscription when the time has passed.
        /// </summary>
        public DateTime? NextChargeAt { get; }

        /// <summary>End of a canceled subscription, in UTC.</summary>
        public DateTime? EndsAt { get; }

        /// <summary>
        /// Whether the player has access now: the subscription is active, or the paid period has not passed.
        /// </summary>
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
