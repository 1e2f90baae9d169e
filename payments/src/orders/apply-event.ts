import { findMismatch } from "./find-mismatch.ts";
import type { Order, OrderLine, Problem } from "./order.ts";
import type { OrderEvent, OrderFacts } from "./order-event.ts";
import { addUp, subtract } from "./order-lines.ts";
import { lastingProblem, outranksRecorded } from "./problems.ts";

/** The order after an event, and the items that the event grants or revokes. */
export interface Outcome {
  order: Order;
  movement: { direction: "grant" | "revoke"; items: OrderLine[] } | null;
}

/** Facts outside the event that decide what it does. */
export interface Policy {
  /** Whether sandbox orders grant items; false in production. Real payments always grant. */
  grantSandbox: boolean;
  /** The player's data was deleted, so nothing is granted. */
  ownerDeleted?: boolean;
  /** The event names another user than the owner of the order. */
  ownerDiffers?: boolean;
}

/**
 * Applies an event to an order: the order state machine. It is pure and handles every event in every state.
 *
 * - A repeated event changes nothing.
 * - `canceled` is final, so an order that was canceled before it was paid is never granted.
 * - The owner and `sandbox` never change. An event that names another user is applied to the order on record, which
 *   gets a problem.
 * - Missing ids are always filled in, even if the event changes nothing else. An order whose status at Xsolla was paid
 *   gets its transaction id from the notification that arrives later.
 *
 * @returns null when the event changes nothing: it is a duplicate, it arrived too late, or the order does not exist
 */
export function applyEvent(
  order: Order | null,
  event: OrderEvent,
  policy: Policy,
  now: Date,
): Outcome | null {
  const named = order && "facts" in event ? withMissingIds(order, event.facts) : order;
  const outcome =
    change(named, event, policy, now) ??
    (named && named !== order ? unmoved({ ...named, updatedAt: now }) : null);
  const known = outcome?.order ?? order;
  if (!known || !policy.ownerDiffers) return outcome;
  const reported = report(known, "owner-mismatch", now);
  return reported ? { movement: null, ...outcome, order: reported.order } : outcome;
}

function change(order: Order | null, event: OrderEvent, policy: Policy, now: Date): Outcome | null {
  switch (event.type) {
    case "paid":
      return pay(order ?? recordOf(event.facts, now), event, policy, now);
    case "canceled":
      return cancel(order ?? recordOf(event.facts, now), event, now);
    case "payment":
      return takePayment(order ?? recordOf(event.facts, now), event, now);
    case "refund":
      return order && unmoved({ ...order, refunds: [...order.refunds, event.refund], updatedAt: now });
    case "expired":
      return order && expire(order, now);
    case "problem":
      return order && report(order, event.problem, now);
  }
}

type Of<Type extends OrderEvent["type"]> = Extract<OrderEvent, { type: Type }>;

function pay(order: Order, event: Of<"paid">, policy: Policy, now: Date): Outcome | null {
  const { facts, tolerance, reportedBy } = event;
  if (order.status === "done") return reportedBy === "notification" ? grantMissing(order, facts, now) : null;
  // An order that was paid before it was canceled gets a duplicate here. Otherwise the payment came too late.
  if (order.status === "canceled") return order.paidAt ? null : report(order, "paid-when-canceled", now);
  const refusal = whyNotGranted(facts, policy);
  const granted = refusal === null;
  const problem = refusal ?? lastingProblem(order) ?? findMismatch(order, facts, tolerance);
  return {
    order: {
      ...withFacts(order, facts),
      items: facts.items,
      status: "done",
      granted,
      problem,
      paidAt: order.paidAt ?? now,
      doneAt: now,
      updatedAt: now,
    },
    movement: granted ? { direction: "grant", items: facts.items } : null,
  };
}

/** Returns the problem that prevents the grant. Real payments are always granted, unless the player was deleted. */
function whyNotGranted({ sandbox }: OrderFacts, { grantSandbox, ownerDeleted }: Policy): Problem | null {
  if (sandbox && !grantSandbox) return "sandbox-not-granted";
  return ownerDeleted ? "user-gone" : null;
}

/** Grants the items that the order's status at Xsolla left out: contents of bundles and bonuses. */
function grantMissing(order: Order, facts: OrderFacts, now: Date): Outcome | null {
  const missing = order.granted ? subtract(facts.items, order.items) : [];
  if (missing.length === 0) return null;
  return {
    order: { ...withFacts(order, facts), items: addUp([...order.items, ...missing]), updatedAt: now },
    movement: { direction: "grant", items: missing },
  };
}

function cancel(order: Order, { refund }: Of<"canceled">, now: Date): Outcome | null {
  const refunds = refund ? [...order.refunds, refund] : order.refunds;
  if (order.status === "canceled") return refund && unmoved({ ...order, refunds, updatedAt: now });
  return {
    order: {
      ...order,
      refunds,
      status: "canceled",
      granted: false,
      canceledAt: now,
      updatedAt: now,
    },
    movement: order.granted ? { direction: "revoke", items: order.items } : null,
  };
}

function takePayment(order: Order, { facts, tolerance }: Of<"payment">, now: Date): Outcome | null {
  if (order.status === "paid" || order.status === "done" || order.status === "canceled") return null;
  const mismatch = findMismatch(order, { ...facts, items: order.items }, tolerance);
  return unmoved({
    ...withFacts(order, facts),
    items: order.items.length > 0 ? order.items : facts.items,
    status: "paid",
    problem: lastingProblem(order) ?? mismatch,
    paidAt: now,
    updatedAt: now,
  });
}

function expire(order: Order, now: Date): Outcome | null {
  if (order.status === "paid") return report(order, "paid-not-done", now);
  return order.status === "new" ? unmoved({ ...order, status: "expired", updatedAt: now }) : null;
}

const report = (order: Order, problem: Problem, now: Date): Outcome | null =>
  outranksRecorded(problem, order) ? unmoved({ ...order, problem, updatedAt: now }) : null;

/** Makes the record of an order that this backend did not create. */
const recordOf = (facts: OrderFacts, now: Date): Order => ({
  ...facts,
  status: "new",
  granted: false,
  refunds: [],
  problem: null,
  source: "webhook",
  createdAt: now,
  updatedAt: now,
});

/** Replaces the quoted amount and the ids by Xsolla's. */
const withFacts = (order: Order, facts: OrderFacts): Order => ({
  ...order,
  amount: facts.amount ?? order.amount,
  currency: facts.currency ?? order.currency,
  transactionId: facts.transactionId ?? order.transactionId,
  externalId: facts.externalId ?? order.externalId,
});

/** Fills in missing ids. Known ids stay, because the order names its payment and not its refund. */
function withMissingIds(order: Order, facts: OrderFacts): Order {
  const transactionId = order.transactionId ?? facts.transactionId;
  const externalId = order.externalId ?? facts.externalId;
  const isNew = transactionId !== order.transactionId || externalId !== order.externalId;
  return isNew ? { ...order, transactionId, externalId } : order;
}

const unmoved = (order: Order): Outcome => ({ order, movement: null });
