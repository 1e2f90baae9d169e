import type { SubscriptionEvent, SubscriptionFacts } from "../subscriptions/subscription-event.ts";
import type { SubscriptionNotification, SubscriptionPaymentNotification } from "./notification-schemas.ts";
import { isTest } from "./to-order-event.ts";

/** The event for each type of notification about a subscription itself. */
export const SUBSCRIPTION_TYPES = {
  create_subscription: "create",
  update_subscription: "update",
  non_renewal_subscription: "non_renewal",
  cancel_subscription: "cancel",
} as const;

/** Translates a notification about a subscription itself. */
export const subscriptionEvent = (
  type: keyof typeof SUBSCRIPTION_TYPES,
  { subscription }: SubscriptionNotification,
): SubscriptionEvent => ({ type: SUBSCRIPTION_TYPES[type], facts: factsOf(subscription) });

/** Translates a payment or a refund. A partial refund is not an event, because the payment stays valid. */
export function subscriptionMoneyEvent(
  type: "payment" | "refund",
  { purchase, transaction, refund_details }: SubscriptionPaymentNotification,
  now: Date,
): SubscriptionEvent {
  const money = {
    facts: factsOf(purchase.subscription),
    sandbox: isTest(transaction),
    payment: {
      transactionId: transaction.id,
      amount: purchase.total?.amount ?? null,
      currency: purchase.total?.currency ?? null,
      at: dateOf(transaction.payment_date) ?? now,
    },
  };
  if (type === "payment") return { type, ...money };
  return { type, ...money, refundedAt: dateOf(refund_details?.date) ?? now };
}

const factsOf = (reported: SubscriptionNotification["subscription"]): SubscriptionFacts => ({
  planId: reported.plan_id ?? null,
  productId: reported.product_id ?? null,
  tags: reported.tags ?? [],
  createdAt: dateOf(reported.date_create),
  nextChargeAt: dateOf(reported.date_next_charge),
  endsAt: dateOf(reported.date_end),
});

/** Parses a date. Xsolla writes ISO 8601 with a time zone. */
function dateOf(text: string | null | undefined): Date | null {
  const date = new Date(text ?? "");
  return Number.isNaN(date.getTime()) ? null : date;
}
