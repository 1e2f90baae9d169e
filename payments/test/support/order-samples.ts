// One order in each state, and every event.
import { applyEvent, type Outcome, type Policy } from "../../src/orders/apply-event.ts";
import type { Order, OrderStatus, Refund } from "../../src/orders/order.ts";
import type { OrderEvent, OrderFacts, Tolerance } from "../../src/orders/order-event.ts";

export const BEFORE = new Date("2026-09-02T08:00:00Z");
export const NOW = new Date("2026-09-02T09:00:00Z");
export const GRANT_SANDBOX: Policy = { grantSandbox: true };
export const PRODUCTION: Policy = { grantSandbox: false };

export const FACTS: OrderFacts = {
  sandbox: false,
  items: [{ sku: "coins-100", quantity: 2 }],
  amount: "19.9800",
  currency: "EUR",
  transactionId: "4300000017",
  externalId: "req-8f2c",
};
export const REFUND: Refund = {
  type: "refund",
  code: 9,
  reason: "Cancellation by the user request",
  amount: "19.98",
  currency: "EUR",
};

export const ASKED: Order = {
  status: "new",
  granted: false,
  sandbox: false,
  items: [{ sku: "coins-100", quantity: 2 }],
  amount: "19.98",
  currency: "EUR",
  transactionId: null,
  externalId: "req-8f2c",
  refunds: [],
  problem: null,
  source: "token",
  createdAt: BEFORE,
  updatedAt: BEFORE,
};
export const PAID: Order = { ...ASKED, status: "paid", transactionId: "4300000017", paidAt: BEFORE };
export const DONE: Order = { ...PAID, status: "done", granted: true, doneAt: BEFORE };
export const CANCELED: Order = { ...PAID, status: "canceled", doneAt: BEFORE, canceledAt: BEFORE };

export const ORDERS: Record<"none" | OrderStatus, Order | null> = {
  none: null,
  new: ASKED,
  expired: { ...ASKED, status: "expired" },
  paid: PAID,
  done: DONE,
  canceled: CANCELED,
};
export type State = keyof typeof ORDERS;
export const STATES: State[] = ["none", "new", "expired", "paid", "done", "canceled"];

export const NOTHING: Tolerance = { amount: false, items: false };
export const DISCOUNT: Tolerance = { amount: true, items: true };
export const EXTRAS: Tolerance = { amount: false, items: true };

export const EVENTS = {
  paid: { type: "paid", reportedBy: "notification", facts: FACTS, tolerance: NOTHING },
  "found paid": { type: "paid", reportedBy: "status", facts: FACTS, tolerance: NOTHING },
  canceled: { type: "canceled", facts: FACTS, refund: null },
  "canceled with refund": { type: "canceled", facts: FACTS, refund: REFUND },
  payment: { type: "payment", facts: FACTS, tolerance: NOTHING },
  refund: { type: "refund", refund: REFUND },
  expired: { type: "expired" },
  declined: { type: "problem", problem: "declined" },
  fraud: { type: "problem", problem: "fraud" },
  dispute: { type: "problem", problem: "dispute" },
} satisfies Record<string, OrderEvent>;
export type EventName = keyof typeof EVENTS;

export const eventNames = (): EventName[] => [
  "paid",
  "found paid",
  "canceled",
  "canceled with refund",
  "payment",
  "refund",
  "expired",
  "declined",
  "fraud",
  "dispute",
];

export const apply = (order: Order | null, event: OrderEvent, policy = PRODUCTION) =>
  applyEvent(order, event, policy, NOW);

export function mustApply(order: Order | null, event: OrderEvent, policy = PRODUCTION): Outcome {
  const outcome = apply(order, event, policy);
  if (!outcome) throw new Error("the event changed nothing");
  return outcome;
}
