import { findMismatch } from "./find-mismatch.ts";
import type { Order, OrderLine, Problem } from "./order.ts";
import type { OrderEvent, OrderFacts } from "./order-event.ts";
import { addUp, subtract } from "./order-lines.ts";
import { isNews, lastingProblem } from "./problems.ts";

/** What an event does: the order afterwards, and the items that move into (`grant`) or out of the inventory. */
export interface Outcome {
  order: Order;
  movement: { direction: "grant" | "revoke"; items: OrderLine[] } | null;
}

export interface Policy {
  /** Sandbox orders grant items; false in production. Real payments always do. */
  grantSandbox: boolean;
  /** The player's data was deleted: nothing is granted. */
  ownerGone?: boolean;
  /** The event names another user than the owner of the order. */
  ownerDiffers?: boolean;
}

/**
 * The order state machine: pure, and with an answer for every event in every state. Null means that the event changes
 * nothing, because it was seen before, or is overtaken, or is about an order that is not there.
 *
 * A repetition of an event changes nothing. `canceled` is final, so that an order that was canceled before it was paid
 * is never granted. Owner and `sandbox` never change: an event that names another user is applied to the order on
 * record, with a problem. Missing ids are always filled in, even if the event changes nothing else: an order that was
 * found paid by its status learns its transaction from the notification that comes later.
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
  const { facts, mayDiffer, toldBy } = event;
  if (order.status === "done") return toldBy === "notification" ? grantMissing(order, facts, now) : null;
  // Seen before it was canceled, it is a repetition; else the money came too late.
  if (order.status === "canceled") return order.paidAt ? null : report(order, "paid-when-canceled", now);
  const refusal = whyNotGranted(facts, policy);
  const granted = refusal === null;
  const problem = refusal ?? lastingProblem(order) ?? findMismatch(order, facts, mayDiffer);
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

/** Real payments are always granted, unless the player is gone. */
function whyNotGranted({ sandbox }: OrderFacts, { grantSandbox, ownerGone }: Policy): Problem | null {
  if (sandbox && !grantSandbox) return "sandbox-not-granted";
  return ownerGone ? "user-gone" : null;
}

/** Grants what the order's status left out. */
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

function takePayment(order: Order, { facts, mayDiffer }: Of<"payment">, now: Date): Outcome | null {
  if (order.status === "paid" || order.status === "done" || order.status === "canceled") return null;
  const mismatch = findMismatch(order, { ...facts, items: order.items }, mayDiffer);
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
  isNews(problem, order) ? unmoved({ ...order, problem, updatedAt: now }) : null;

/** A record of an order that this backend did not create. */
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

/** Xsolla's amounts and ids override the quoted ones. */
const withFacts = (order: Order, facts: OrderFacts): Order => ({
  ...order,
  amount: facts.amount ?? order.amount,
  currency: facts.currency ?? order.currency,
  transactionId: facts.transactionId ?? order.transactionId,
  externalId: facts.externalId ?? order.externalId,
});

/** Ids that were not known. What is known stays: the order says what was bought, not what was given back. */
function withMissingIds(order: Order, facts: OrderFacts): Order {
  const transactionId = order.transactionId ?? facts.transactionId;
  const externalId = order.externalId ?? facts.externalId;
  const isNew = transactionId !== order.transactionId || externalId !== order.externalId;
  return isNew ? { ...order, transactionId, externalId } : order;
}

const unmoved = (order: Order): Outcome => ({ order, movement: null });
