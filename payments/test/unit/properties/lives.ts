import fc from "fast-check";
import type { Policy } from "../../../src/orders/apply-event.ts";
import type { Order } from "../../../src/orders/order.ts";
import type { OrderEvent } from "../../../src/orders/order-event.ts";
import { Books } from "./books.ts";
import { beginning, history, policy } from "./order-events.ts";

export const RUNS = { numRuns: 1_000 };

interface Step {
  before: Order | null;
  after: Order;
}

/** Applies events to an order, and lists every change. */
export function live(start: Order | null, events: OrderEvent[], grantPolicy: Policy): Step[] {
  const books = new Books([start], grantPolicy);
  return events.flatMap((event) => {
    const [before = null] = books.orders;
    const outcome = books.apply(0, event);
    return outcome ? [{ before, after: outcome.order }] : [];
  });
}

/** Checks every change of random orders. */
export function always(check: (step: Step) => void): void {
  fc.assert(
    fc.property(beginning, history, policy, (...life) => live(...life).forEach(check)),
    RUNS,
  );
}

/** Returns the final order and the inventory. */
export function endOf(start: Order | null, events: OrderEvent[], grantPolicy: Policy) {
  const books = new Books([start], grantPolicy);
  for (const event of events) books.apply(0, event);
  return { order: books.orders[0] ?? null, inventory: books.inventory() };
}
