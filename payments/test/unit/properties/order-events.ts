// Random events of one player's orders. Values come from small sets, so that they coincide often.
import fc from "fast-check";
import type { Order, OrderLine, Problem, Refund } from "../../../src/orders/order.ts";
import type { OrderEvent, OrderFacts } from "../../../src/orders/order-event.ts";

type Of<Type extends OrderEvent["type"]> = Extract<OrderEvent, { type: Type }>;

const someOrNull = (...values: string[]) => fc.constantFrom(null, ...values);

const amount = someOrNull("9.99", "9.9900", "10", "19.98", "9007199254740993.01");
const currency = someOrNull("EUR", "USD");

/** Lines with each SKU once, as `addUp` makes them. */
const lines: fc.Arbitrary<OrderLine[]> = fc.uniqueArray(
  fc.record({ sku: fc.constantFrom("coins", "gem", "sword"), quantity: fc.integer({ min: 1, max: 5 }) }),
  { minLength: 1, selector: ({ sku }) => sku },
);

const facts: fc.Arbitrary<OrderFacts> = fc.record({
  sandbox: fc.boolean(),
  items: lines,
  amount,
  currency,
  transactionId: someOrNull("4300000017", "18446744073709551615"),
  externalId: someOrNull("req-8f2c", "req-9a1b"),
});

const tolerance = fc.record({ amount: fc.boolean(), items: fc.boolean() });

const refund: fc.Arbitrary<Refund> = fc.record({
  type: fc.constantFrom("refund", "partial_refund"),
  code: fc.constantFrom(null, 2, 9),
  reason: someOrNull("Chargeback"),
  amount,
  currency,
});

/** Problems that an event can report. The others are found by comparison. */
const reported: Problem[] = ["declined", "fraud", "dispute"];

/** A generator for each type of event. A new type does not compile without one. */
const EVENTS: { [Type in OrderEvent["type"]]: fc.Arbitrary<Of<Type>> } = {
  paid: fc.record({
    type: fc.constant("paid"),
    reportedBy: fc.constantFrom("notification", "status"),
    facts,
    tolerance,
  }),
  canceled: fc.record({ type: fc.constant("canceled"), facts, refund: fc.option(refund) }),
  payment: fc.record({ type: fc.constant("payment"), facts, tolerance }),
  refund: fc.record({ type: fc.constant("refund"), refund }),
  expired: fc.record({ type: fc.constant("expired") }),
  problem: fc.record({ type: fc.constant("problem"), problem: fc.constantFrom(...reported) }),
};

const event: fc.Arbitrary<OrderEvent> = fc.oneof(...Object.values(EVENTS));

/** Generates a few values, each any number of times, in any order. */
const inAnyOrder = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<T[]> =>
  fc
    .array(one, { minLength: 1, maxLength: 6 })
    .chain((values) => fc.array(fc.constantFrom(...values), { maxLength: 15 }));

/** Events of one order. */
export const history: fc.Arbitrary<OrderEvent[]> = inAnyOrder(event);

/** Number of a player's orders. */
const ORDERS = 3;

/** Events of several orders, each with the order's index. */
export const deliveries = inAnyOrder(fc.tuple(fc.nat(ORDERS - 1), event));

const BEFORE = new Date("2026-09-02T08:00:00Z");

/** An order that the token call created. */
export const asked: fc.Arbitrary<Order> = fc.record({
  status: fc.constant("new"),
  granted: fc.constant(false),
  sandbox: fc.boolean(),
  items: lines,
  amount,
  currency,
  transactionId: fc.constant(null),
  externalId: fc.constant("req-8f2c"),
  refunds: fc.constant([]),
  problem: fc.constant(null),
  source: fc.constant("token"),
  createdAt: fc.constant(BEFORE),
  updatedAt: fc.constant(BEFORE),
});

/** The order before the first event; null for an order from elsewhere. */
export const beginning: fc.Arbitrary<Order | null> = fc.option(asked);

export const beginnings = fc.array(beginning, { minLength: ORDERS, maxLength: ORDERS });

export const policy = fc.record({ grantSandbox: fc.boolean() });
