// Whatever happens to orders, in any order and however often: the items move once.
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Policy } from "../../../src/orders/apply-event.ts";
import type { Order, OrderLine, OrderStatus } from "../../../src/orders/order.ts";
import type { OrderEvent } from "../../../src/orders/order-event.ts";
import { applyAll, everyChange, finalState, RUNS } from "./histories.ts";
import { MemoryStore, sumOf } from "./memory-store.ts";
import { asked, beginning, beginnings, deliveries, history, policy } from "./order-events.ts";

test("after every event, the inventory is the sum of the granted orders", () => {
  fc.assert(
    fc.property(beginnings, deliveries, policy, (orders, events, grantPolicy) => {
      const store = new MemoryStore(orders, grantPolicy);
      for (const [index, event] of events) {
        store.apply(index, event);
        expect(store.inventory()).toEqual(store.owed());
      }
    }),
    RUNS,
  );
});

test("an order is granted at most once", () => {
  fc.assert(
    fc.property(beginning, history, policy, (...life) => {
      const grants = applyAll(...life).filter(({ before, after }) => !before?.granted && after.granted);
      expect(grants.length).toBeLessThanOrEqual(1);
    }),
    RUNS,
  );
});

test("canceled is final, and grants nothing", () => {
  everyChange(({ before, after }) => {
    if (before?.status === "canceled") expect(after.status).toBe("canceled");
    if (after.status === "canceled") expect(after.granted).toBe(false);
  });
});

test("the final state does not depend on the order of events", () => {
  fc.assert(
    fc.property(beginning, history, policy, (start, events, grantPolicy) => {
      const { order, inventory } = finalState(start, events, grantPolicy);
      expect(order?.status).toBe(statusAfter(start, events));
      const items = order?.status === "done" ? itemsDue(events, grantPolicy) : [];
      expect(order?.granted ?? false).toBe(items.length > 0);
      expect(inventory).toEqual(sumOf(items));
    }),
    RUNS,
  );
});

function statusAfter(start: Order | null, events: OrderEvent[]): OrderStatus | undefined {
  const types = new Set(events.map(({ type }) => type));
  if (types.has("canceled")) return "canceled";
  if (types.has("paid")) return "done";
  if (types.has("payment")) return "paid";
  return start && types.has("expired") ? "expired" : start?.status;
}

/** Computes the granted items: those of the first paid event, and items that a later notification adds. */
function itemsDue(events: OrderEvent[], { grantSandbox }: Policy): OrderLine[] {
  const [first, ...later] = events.filter((event) => event.type === "paid");
  if (!first || (first.facts.sandbox && !grantSandbox)) return [];
  const lists = [first, ...later.filter(({ reportedBy }) => reportedBy === "notification")];
  const lines = lists.flatMap(({ facts }) => facts.items);
  const most = new Map<string, number>();
  for (const { sku, quantity } of lines) most.set(sku, Math.max(quantity, most.get(sku) ?? 0));
  return Array.from(most, ([sku, quantity]) => ({ sku, quantity }));
}

test("an event that comes twice in a row changes nothing the second time", () => {
  fc.assert(
    fc.property(beginnings, deliveries, policy, (orders, events, grantPolicy) => {
      const store = new MemoryStore(orders, grantPolicy);
      for (const [index, event] of events) {
        store.apply(index, event);
        expect(store.apply(index, event)).toBeNull();
      }
    }),
    RUNS,
  );
});

test("after all events, no repetition changes anything", () => {
  // `expired` is not delivered, it is the passing of time.
  const isDelivered = (event: OrderEvent) => event.type !== "expired";
  fc.assert(
    fc.property(asked, history, policy, (order, events, grantPolicy) => {
      const store = new MemoryStore([order], grantPolicy);
      for (const event of events) store.apply(0, event);
      for (const event of events.filter(isDelivered)) expect(store.apply(0, event)).toBeNull();
    }),
    RUNS,
  );
});
