import type { Subscription, SubscriptionPayment } from "./subscription.ts";
import { STATUS_OF, type SubscriptionEvent, type SubscriptionFacts } from "./subscription-event.ts";

/**
 * The state machine of a subscription: pure, and with an answer for every event in every state. Null means that the
 * event changes nothing.
 *
 * Notifications have no time of their own. The date of the next charge, which only grows, tells which of two is the
 * newer one: an event with an earlier date than the one on record is overtaken. With the same date, `non_renewing`
 * stays: only a renewal has a later one.
 */
export function applySubscriptionEvent(
  known: Subscription | null,
  event: SubscriptionEvent,
  now: Date,
): Subscription | null {
  const before = known ?? recordOf(event.facts, now);
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
  const order = compare(facts.nextChargeAt, before.nextChargeAt);
  if (before.status === "canceled" || order < 0) return before;
  const isLater = order > 0;
  const status = STATUS_OF[type];
  // A `create` that comes late knows the first plan only.
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

/** Below 0 for an earlier date; a date that is not told is no news. */
const compare = (told: Date | null, known: Date | null): number =>
  told === null ? 0 : known === null ? 1 : told.getTime() - known.getTime();

/** One entry for each transaction, whichever of payment and refund comes first. */
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

/** A notification of any age fills in what no other has told. */
const withMissing = (after: Subscription, facts: SubscriptionFacts): Subscription => ({
  ...after,
  planId: after.planId ?? facts.planId,
  productId: after.productId ?? facts.productId,
  tags: after.tags.length > 0 ? after.tags : facts.tags,
  createdAt: facts.createdAt && facts.createdAt < after.createdAt ? facts.createdAt : after.createdAt,
});

const recordOf = (facts: SubscriptionFacts, now: Date): Subscription => ({
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
