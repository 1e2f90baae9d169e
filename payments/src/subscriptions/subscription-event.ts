import type { Subscription, SubscriptionPayment } from "./subscription.ts";

/** What Xsolla says about a subscription with every notification. Null where it does not tell. */
export interface SubscriptionFacts {
  planId: string | null;
  productId: string | null;
  tags: string[];
  createdAt: Date | null;
  nextChargeAt: Date | null;
  endsAt: Date | null;
}

/** Everything that can happen to a subscription. */
export type SubscriptionEvent =
  | { type: "create" | "update" | "non_renewal" | "cancel"; facts: SubscriptionFacts }
  | { type: "payment"; facts: SubscriptionFacts; payment: SubscriptionPayment; sandbox: boolean }
  | {
      type: "refund";
      facts: SubscriptionFacts;
      payment: SubscriptionPayment;
      sandbox: boolean;
      refundedAt: Date;
    };

/** What an event about the subscription itself makes of it. */
export const STATUS_OF = {
  create: "active",
  update: "active",
  non_renewal: "non_renewing",
  cancel: "canceled",
} as const satisfies Record<string, Subscription["status"]>;
