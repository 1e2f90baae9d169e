import type { Subscription, SubscriptionPayment } from "./subscription.ts";

/** The facts that any notification about a subscription can state. A fact is null if the notification omits it. */
export interface SubscriptionFacts {
  planId: string | null;
  productId: string | null;
  tags: string[];
  createdAt: Date | null;
  nextChargeAt: Date | null;
  endsAt: Date | null;
}

/** An event of a subscription. */
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

/** The status of a subscription after an event about the subscription itself. */
export const STATUS_OF = {
  create: "active",
  update: "active",
  non_renewal: "non_renewing",
  cancel: "canceled",
} as const satisfies Record<string, Subscription["status"]>;
