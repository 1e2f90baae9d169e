// Whatever can happen to the orders of one player. Values come from small sets, so that they coincide often.
import fc from "fast-check";
import type { Order, OrderLine, Problem, Refund } from "../../../src/orders/order.ts";
import type { OrderEvent, OrderFacts } from "../../../src/orders/order-event.ts";

type Of<Type extends OrderEvent["type"]> = Extract<OrderEvent, { type: Type }>;

const someOrNull = (...values: string[]) => fc.constantFrom(null, ...values);

const amount = someOrNull("9.99", "9.9900", "10", "19.98", "9007199254740993.01");
const currency = someOrNull("EUR", "USD");

/** Each SKU once, as `addUp` leaves them. */
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

const mayDiffer = fc.record({ amount: fc.boolean(), items: fc.boolean() });

const refund: fc.Arbitrary<Refund> = fc.record({
  type: fc.constantFrom("refund", "partial_refund"),
  code: fc.constantFrom(null, 2, 9),
  reason: someOrNull("Chargeback"),
  amount,
  currency,
});

/** Those that an event can report; the others are found by comparing. */
const reported: Problem[] = ["declined", "fraud", "dispute"];

/** One of each type: an event that is new to the state machine does not compile before it is here. */
const EVENTS: { [Type in OrderEvent["type"]]: fc.Arbitrary<Of<Type>> } = {
  paid: fc.record({
    type: fc.constant("paid"),
    toldBy: fc.constantFrom("notification", "status"),
    facts,
    mayDiffer,
  }),
  canceled: fc.record({ type: fc.constant("canceled"), facts, refund: fc.option(refund) }),
  payment: fc.record({ type: fc.constant("payment"), facts, mayDiffer }),
  refund: fc.record({ type: fc.constant("refund"), refund }),
  expired: fc.record({ type: fc.constant("expired") }),
  problem: fc.record({ type: fc.constant("problem"), problem: fc.constantFrom(...reported) }),
};

const event: fc.Arbitrary<OrderEvent> = fc.oneof(...Object.values(EVENTS));

/** A few of them, each any number of times, in any order. */
const inAnyOrder = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<T[]> =>
  fc
    .array(one, { minLength: 1, maxLength: 6 })
    .chain((told) => fc.array(fc.constantFrom(...told), { maxLength: 15 }));

/** What happens to one order. */
export const history: fc.Arbitrary<OrderEvent[]> = inAnyOrder(event);

/** How many orders a player has. */
const ORDERS = 3;

/** What happens to several: which order, and what. */
export const deliveries = inAnyOrder(fc.tuple(fc.nat(ORDERS - 1), event));

const BEFORE = new Date("2026-09-02T08:00:00Z");

/** An order that a payment token made. */
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

/** What is on record before the first event; null for an order from elsewhere. */
export const beginning: fc.Arbitrary<Order | null> = fc.option(asked);

export const beginnings = fc.array(beginning, { minLength: ORDERS, maxLength: ORDERS });

export const policy = fc.record({ grantSandbox: fc.boolean() });
