import fc from "fast-check";
import type { Policy } from "../../../src/orders/apply-event.ts";
import type { Order } from "../../../src/orders/order.ts";
import type { OrderEvent } from "../../../src/orders/order-event.ts";
import { MemoryStore } from "./memory-store.ts";
import { beginning, history, policy } from "./order-events.ts";
import { runs } from "./runs.ts";

export const RUNS = runs(1_000);

interface Step {
  before: Order | null;
  after: Order;
}

/** Applies events to an order, and lists every change. */
export function applyAll(start: Order | null, events: OrderEvent[], grantPolicy: Policy): Step[] {
  const store = new MemoryStore([start], grantPolicy);
  return events.flatMap((event) => {
    const [before = null] = store.orders;
    const outcome = store.apply(0, event);
    return outcome ? [{ before, after: outcome.order }] : [];
  });
}

/** Checks every change of random orders. */
export function everyChange(check: (step: Step) => void): void {
  fc.assert(
    fc.property(beginning, history, policy, (...args) => applyAll(...args).forEach(check)),
    RUNS,
  );
}

/** Returns the final order and the inventory. */
export function finalState(start: Order | null, events: OrderEvent[], grantPolicy: Policy) {
  const store = new MemoryStore([start], grantPolicy);
  for (const event of events) store.apply(0, event);
  return { order: store.orders[0] ?? null, inventory: store.inventory() };
}
