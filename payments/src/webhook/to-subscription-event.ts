import type { SubscriptionEvent, SubscriptionFacts } from "../subscriptions/subscription-event.ts";
import type { SubscriptionNotification, SubscriptionPaymentNotification } from "./notification-schemas.ts";
import { isTest } from "./to-order-event.ts";

/** The types of notifications that are about a subscription itself. */
export const SUBSCRIPTION_TYPES = {
  create_subscription: "create",
  update_subscription: "update",
  non_renewal_subscription: "non_renewal",
  cancel_subscription: "cancel",
} as const;

export const subscriptionEvent = (
  type: keyof typeof SUBSCRIPTION_TYPES,
  { subscription }: SubscriptionNotification,
): SubscriptionEvent => ({ type: SUBSCRIPTION_TYPES[type], facts: factsOf(subscription) });

/** A partial refund is no event: the payment still stands. */
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

const factsOf = (told: SubscriptionNotification["subscription"]): SubscriptionFacts => ({
  planId: told.plan_id ?? null,
  productId: told.product_id ?? null,
  tags: told.tags ?? [],
  createdAt: dateOf(told.date_create),
  nextChargeAt: dateOf(told.date_next_charge),
  endsAt: dateOf(told.date_end),
});

/** Xsolla writes ISO 8601 with a zone. */
function dateOf(text: string | null | undefined): Date | null {
  const date = new Date(text ?? "");
  return Number.isNaN(date.getTime()) ? null : date;
}
