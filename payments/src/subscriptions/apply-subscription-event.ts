import type { Subscription, SubscriptionPayment } from "./subscription.ts";
import { STATUS_OF, type SubscriptionEvent, type SubscriptionFacts } from "./subscription-event.ts";

/**
 * Applies an event to a subscription. It is pure, and defines the result of every event in every state. Returns null if
 * the event changes nothing.
 *
 * Notifications carry no time of their own. But the date of the next charge only grows, so it shows which of two events
 * is newer. A `create`, `update` or `non_renewal` with an earlier date than the recorded one is out of date, and
 * changes neither status nor plan. With the same date it does not make `non_renewing` active again, because only a
 * renewal has a later date.
 */
export function applySubscriptionEvent(
  known: Subscription | null,
  event: SubscriptionEvent,
  now: Date,
): Subscription | null {
  const before = known ?? newSubscription(event.facts, now);
  const changed = change(before, event);
  const after = changed && withMissing(changed, event.facts);
  if (!after || (known && isSame(known, after))) return null;
  return { ...after, updatedAt: now };
}

function change(before: Subscription, event: SubscriptionEvent): Subscription | null {
  switch (event.type) {
    case "payment":
      return { ...withPayment(before, event.payment), sandbox: event.sandbox };
    case "refund":
      return {
        ...withPayment(before, event.payment, event.refundedAt),
        sandbox: before.sandbox ?? event.sandbox,
      };
    case "cancel":
      return before.status === "canceled"
        ? before
        : { ...before, status: "canceled", endsAt: event.facts.endsAt };
    default:
      return renew(before, event.type, event.facts);
  }
}

function renew(
  before: Subscription,
  type: "create" | "update" | "non_renewal",
  facts: SubscriptionFacts,
): Subscription {
  const order = compareDates(facts.nextChargeAt, before.nextChargeAt);
  if (before.status === "canceled" || order < 0) return before;
  const isLater = order > 0;
  const status = STATUS_OF[type];
  // A `create` that arrives late only names the first plan.
  const isNewer = isLater || type === "update";
  return {
    ...before,
    status: status === "active" && !isLater ? before.status : status,
    nextChargeAt: facts.nextChargeAt ?? before.nextChargeAt,
    ...(isNewer && facts.planId !== null && { planId: facts.planId }),
    ...(isNewer && facts.productId !== null && { productId: facts.productId }),
    ...(isNewer && facts.tags.length > 0 && { tags: facts.tags }),
  };
}

/** Returns a number below 0 for an earlier date. A missing date counts as equal to the recorded one. */
const compareDates = (reported: Date | null, recorded: Date | null): number =>
  reported === null ? 0 : recorded === null ? 1 : reported.getTime() - recorded.getTime();

/** Adds or completes the entry of a transaction. It has one entry, whether the payment or the refund arrives first. */
function withPayment(before: Subscription, payment: SubscriptionPayment, refundedAt?: Date): Subscription {
  const known = before.payments.find(({ transactionId }) => transactionId === payment.transactionId);
  if (!known) {
    const entry = { ...payment, ...(refundedAt && { refundedAt }) };
    return { ...before, payments: [...before.payments, entry] };
  }
  if (!refundedAt || known.refundedAt) return before;
  const payments = before.payments.map((other) => (other === known ? { ...known, refundedAt } : other));
  return { ...before, payments };
}

/** Fills in the facts that are still missing. An event that is out of date does this too. */
const withMissing = (after: Subscription, facts: SubscriptionFacts): Subscription => ({
  ...after,
  planId: after.planId ?? facts.planId,
  productId: after.productId ?? facts.productId,
  tags: after.tags.length > 0 ? after.tags : facts.tags,
  createdAt: facts.createdAt && facts.createdAt < after.createdAt ? facts.createdAt : after.createdAt,
});

/** Builds the subscription for its first event. */
const newSubscription = (facts: SubscriptionFacts, now: Date): Subscription => ({
  planId: facts.planId,
  productId: facts.productId,
  status: "active",
  sandbox: null,
  nextChargeAt: facts.nextChargeAt,
  endsAt: null,
  tags: facts.tags,
  payments: [],
  createdAt: facts.createdAt ?? now,
  updatedAt: now,
});

const isSame = (one: Subscription, other: Subscription): boolean =>
  JSON.stringify(one) === JSON.stringify(other);
