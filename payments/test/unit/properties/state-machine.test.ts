import fc from "fast-check";
import { expect, test } from "vitest";
import type { Policy } from "../../../src/orders/apply-event.ts";
import type { Order, OrderLine, OrderStatus } from "../../../src/orders/order.ts";
import type { OrderEvent } from "../../../src/orders/order-event.ts";
import { Books, sumOf } from "./books.ts";
import { asked, beginning, beginnings, deliveries, history, policy } from "./order-events.ts";

const RUNS = { numRuns: 1_000 };

interface Step {
  before: Order | null;
  after: Order;
}

/** Applies events to an order, and lists every change. */
function live(start: Order | null, events: OrderEvent[], grantPolicy: Policy): Step[] {
  const books = new Books([start], grantPolicy);
  return events.flatMap((event) => {
    const [before = null] = books.orders;
    const outcome = books.apply(0, event);
    return outcome ? [{ before, after: outcome.order }] : [];
  });
}

/** Checks every change of random orders. */
function always(check: (step: Step) => void): void {
  fc.assert(
    fc.property(beginning, history, policy, (...life) => live(...life).forEach(check)),
    RUNS,
  );
}

/** Returns the final order and the inventory. */
function endOf(start: Order | null, events: OrderEvent[], grantPolicy: Policy) {
  const books = new Books([start], grantPolicy);
  for (const event of events) books.apply(0, event);
  return { order: books.orders[0] ?? null, inventory: books.inventory() };
}

test("after every event, the inventory is the sum of the granted orders", () => {
  fc.assert(
    fc.property(beginnings, deliveries, policy, (orders, events, grantPolicy) => {
      const books = new Books(orders, grantPolicy);
      for (const [index, event] of events) {
        books.apply(index, event);
        expect(books.inventory()).toEqual(books.owed());
      }
    }),
    RUNS,
  );
});

test("an order is granted at most once", () => {
  fc.assert(
    fc.property(beginning, history, policy, (...life) => {
      const grants = live(...life).filter(({ before, after }) => !before?.granted && after.granted);
      expect(grants.length).toBeLessThanOrEqual(1);
    }),
    RUNS,
  );
});

test("canceled is final, and grants nothing", () => {
  always(({ before, after }) => {
    if (before?.status === "canceled") expect(after.status).toBe("canceled");
    if (after.status === "canceled") expect(after.granted).toBe(false);
  });
});

test("sandbox, source and times never change once they are written", () => {
  const times = ["createdAt", "paidAt", "doneAt", "canceledAt"] as const;
  always(({ before, after }) => {
    if (!before) return;
    expect(after.sandbox).toBe(before.sandbox);
    expect(after.source).toBe(before.source);
    for (const time of times) if (before[time]) expect(after[time]).toBe(before[time]);
  });
});

test("the times agree with the status", () => {
  always(({ before, after }) => {
    expect(after.updatedAt > (before?.updatedAt ?? 0)).toBe(true);
    if (after.status === "paid") expect(after.paidAt).toBeDefined();
    expect(after.status === "canceled").toBe(after.canceledAt !== undefined);
    if (after.status !== "canceled") expect(after.status === "done").toBe(after.doneAt !== undefined);
  });
});

test("each refund is on record once, in the order of arrival", () => {
  fc.assert(
    fc.property(asked, history, policy, (start, events, grantPolicy) => {
      const told = events.flatMap((event) => ("refund" in event && event.refund ? [event.refund] : []));
      const once = new Map(told.map((refund) => [JSON.stringify(refund), refund]));
      expect(endOf(start, events, grantPolicy).order?.refunds).toEqual([...once.values()]);
    }),
    RUNS,
  );
});

test("a fraud notice or a dispute is not lost", () => {
  fc.assert(
    fc.property(asked, history, policy, (start, events, grantPolicy) => {
      const { order } = endOf(start, events, grantPolicy);
      const told = events.map((event) => (event.type === "problem" ? event.problem : null));
      const gravest = ["dispute", "fraud"].find((problem) => told.some((other) => other === problem));
      if (gravest) expect([gravest, "sandbox-not-granted"]).toContain(order?.problem);
    }),
    RUNS,
  );
});

test("ids and amounts keep every digit", () => {
  fc.assert(
    fc.property(beginning, history, policy, (start, events, grantPolicy) => {
      const told = [start, ...events.map((event) => ("facts" in event ? event.facts : null))];
      for (const { after } of live(start, events, grantPolicy)) {
        for (const field of ["amount", "currency", "transactionId", "externalId"] as const)
          expect([null, ...told.map((facts) => facts?.[field])]).toContain(after[field]);
      }
    }),
    RUNS,
  );
});

test("the final state does not depend on the order of events", () => {
  fc.assert(
    fc.property(beginning, history, policy, (start, events, grantPolicy) => {
      const { order, inventory } = endOf(start, events, grantPolicy);
      expect(order?.status).toBe(statusAfter(start, events));
      const items = order?.status === "done" ? itemsDue(events, grantPolicy) : [];
      expect(order?.granted ?? false).toBe(items.length > 0);
      expect(inventory).toEqual(sumOf(items));
    }),
    RUNS,
  );
});

function statusAfter(start: Order | null, events: OrderEvent[]): OrderStatus | undefined {
  const told = new Set(events.map(({ type }) => type));
  if (told.has("canceled")) return "canceled";
  if (told.has("paid")) return "done";
  if (told.has("payment")) return "paid";
  return start && told.has("expired") ? "expired" : start?.status;
}

/** Computes the granted items: those of the first paid event, and items that a later notification adds. */
function itemsDue(events: OrderEvent[], { grantSandbox }: Policy): OrderLine[] {
  const [first, ...later] = events.filter((event) => event.type === "paid");
  if (!first || (first.facts.sandbox && !grantSandbox)) return [];
  const lists = [first, ...later.filter(({ toldBy }) => toldBy === "notification")];
  const lines = lists.flatMap(({ facts }) => facts.items);
  const most = new Map<string, number>();
  for (const { sku, quantity } of lines) most.set(sku, Math.max(quantity, most.get(sku) ?? 0));
  return Array.from(most, ([sku, quantity]) => ({ sku, quantity }));
}

test("the transaction is on record after the first event that names it", () => {
  fc.assert(
    fc.property(beginning, history, policy, (start, events, grantPolicy) => {
      const { order } = endOf(start, events, grantPolicy);
      const isNamed = events.some((event) => "facts" in event && event.facts.transactionId !== null);
      expect((order?.transactionId ?? null) !== null).toBe(isNamed);
    }),
    RUNS,
  );
});

test("an event that comes twice in a row changes nothing the second time", () => {
  fc.assert(
    fc.property(beginnings, deliveries, policy, (orders, events, grantPolicy) => {
      const books = new Books(orders, grantPolicy);
      for (const [index, event] of events) {
        books.apply(index, event);
        expect(books.apply(index, event)).toBeNull();
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
      const books = new Books([order], grantPolicy);
      for (const event of events) books.apply(0, event);
      for (const event of events.filter(isDelivered)) expect(books.apply(0, event)).toBeNull();
    }),
    RUNS,
  );
});
