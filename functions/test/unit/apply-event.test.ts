import { describe, expect, test } from "vitest";
import { applyEvent, type Outcome, type Policy } from "../../src/orders/apply-event.ts";
import type { Order, OrderStatus, Refund } from "../../src/orders/order.ts";
import {
  type MayDiffer,
  type OrderEvent,
  type OrderFacts,
  withoutRefund,
} from "../../src/orders/order-event.ts";

const BEFORE = new Date("2026-09-02T08:00:00Z");
const NOW = new Date("2026-09-02T09:00:00Z");
const GRANT_SANDBOX: Policy = { grantSandbox: true };
const PRODUCTION: Policy = { grantSandbox: false };

const FACTS: OrderFacts = {
  sandbox: false,
  items: [{ sku: "coins-100", quantity: 2 }],
  amount: "19.9800",
  currency: "EUR",
  transactionId: "4300000017",
  externalId: "req-8f2c",
};
const REFUND: Refund = {
  type: "refund",
  code: 9,
  reason: "Cancellation by the user request",
  amount: "19.98",
  currency: "EUR",
};

const ASKED: Order = {
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
const PAID: Order = { ...ASKED, status: "paid", transactionId: "4300000017", paidAt: BEFORE };

const ORDERS: Record<"none" | OrderStatus, Order | null> = {
  none: null,
  new: ASKED,
  expired: { ...ASKED, status: "expired" },
  paid: PAID,
  done: { ...PAID, status: "done", granted: true, doneAt: BEFORE },
  canceled: { ...PAID, status: "canceled", doneAt: BEFORE, canceledAt: BEFORE },
};
type State = keyof typeof ORDERS;
const STATES: State[] = ["none", "new", "expired", "paid", "done", "canceled"];

const NOTHING: MayDiffer = { amount: false, items: false };
const DISCOUNT: MayDiffer = { amount: true, items: true };
const EXTRAS: MayDiffer = { amount: false, items: true };

const EVENTS = {
  paid: { type: "paid", toldBy: "notification", facts: FACTS, mayDiffer: NOTHING },
  canceled: { type: "canceled", facts: FACTS, refund: null },
  "canceled with refund": { type: "canceled", facts: FACTS, refund: REFUND },
  payment: { type: "payment", facts: FACTS, mayDiffer: NOTHING },
  refund: { type: "refund", refund: REFUND },
  declined: { type: "problem", problem: "declined" },
  fraud: { type: "problem", problem: "fraud" },
  dispute: { type: "problem", problem: "dispute" },
} satisfies Record<string, OrderEvent>;
type EventName = keyof typeof EVENTS;

const eventNames = (): EventName[] => [
  "paid",
  "canceled",
  "canceled with refund",
  "payment",
  "refund",
  "declined",
  "fraud",
  "dispute",
];

/** Every pair of a state and an event. */
const PAIRS = STATES.flatMap((state) => eventNames().map((name): [State, EventName] => [state, name]));

const when = (date: Date | undefined) =>
  date === undefined ? "never" : date.getTime() === NOW.getTime() ? "now" : "before";

const summary = (outcome: Outcome | null) =>
  outcome && {
    status: outcome.order.status,
    granted: outcome.order.granted,
    moved: outcome.movement?.direction ?? "nothing",
    paidAt: when(outcome.order.paidAt),
    doneAt: when(outcome.order.doneAt),
    canceledAt: when(outcome.order.canceledAt),
    refunds: outcome.order.refunds.length,
    problem: outcome.order.problem,
  };
type Summary = NonNullable<ReturnType<typeof summary>>;

const UNTOUCHED: Summary = {
  status: "new",
  granted: false,
  moved: "nothing",
  paidAt: "never",
  doneAt: "never",
  canceledAt: "never",
  refunds: 0,
  problem: null,
};

const GRANTED: Partial<Summary> = { status: "done", granted: true, moved: "grant", doneAt: "now" };
const CANCELED: Partial<Summary> = { status: "canceled", canceledAt: "now" };
const WAS_PAID: Partial<Summary> = { status: "paid", paidAt: "before" };
const WAS_DONE: Partial<Summary> = { status: "done", granted: true, paidAt: "before", doneAt: "before" };
const REVOKED: Partial<Summary> = { ...WAS_DONE, ...CANCELED, granted: false, moved: "revoke" };
const WAS_CANCELED: Partial<Summary> = {
  status: "canceled",
  paidAt: "before",
  doneAt: "before",
  canceledAt: "before",
};

const TABLE: [State, EventName, Partial<Summary> | null][] = [
  ["none", "paid", { ...GRANTED, paidAt: "now" }],
  ["none", "canceled", CANCELED],
  ["none", "canceled with refund", { ...CANCELED, refunds: 1 }],
  ["none", "payment", { status: "paid", paidAt: "now" }],
  ["none", "refund", null],
  ["none", "declined", null],
  ["none", "fraud", null],
  ["none", "dispute", null],

  ["new", "paid", { ...GRANTED, paidAt: "now" }],
  ["new", "canceled", CANCELED],
  ["new", "canceled with refund", { ...CANCELED, refunds: 1 }],
  ["new", "payment", { status: "paid", paidAt: "now" }],
  ["new", "refund", { refunds: 1 }],
  ["new", "declined", { problem: "declined" }],
  ["new", "fraud", { problem: "fraud" }],
  ["new", "dispute", { problem: "dispute" }],

  ["expired", "paid", { ...GRANTED, paidAt: "now" }],
  ["expired", "canceled", CANCELED],
  ["expired", "canceled with refund", { ...CANCELED, refunds: 1 }],
  ["expired", "payment", { status: "paid", paidAt: "now" }],
  ["expired", "refund", { status: "expired", refunds: 1 }],
  ["expired", "declined", { status: "expired", problem: "declined" }],
  ["expired", "fraud", { status: "expired", problem: "fraud" }],
  ["expired", "dispute", { status: "expired", problem: "dispute" }],

  ["paid", "paid", { ...GRANTED, paidAt: "before" }],
  ["paid", "canceled", { ...WAS_PAID, ...CANCELED }],
  ["paid", "canceled with refund", { ...WAS_PAID, ...CANCELED, refunds: 1 }],
  ["paid", "payment", null],
  ["paid", "refund", { ...WAS_PAID, refunds: 1 }],
  ["paid", "declined", null],
  ["paid", "fraud", { ...WAS_PAID, problem: "fraud" }],
  ["paid", "dispute", { ...WAS_PAID, problem: "dispute" }],

  ["done", "paid", null],
  ["done", "canceled", REVOKED],
  ["done", "canceled with refund", { ...REVOKED, refunds: 1 }],
  ["done", "payment", null],
  ["done", "refund", { ...WAS_DONE, refunds: 1 }],
  ["done", "declined", null],
  ["done", "fraud", { ...WAS_DONE, problem: "fraud" }],
  ["done", "dispute", { ...WAS_DONE, problem: "dispute" }],

  ["canceled", "paid", null],
  ["canceled", "canceled", null],
  ["canceled", "canceled with refund", { ...WAS_CANCELED, refunds: 1 }],
  ["canceled", "payment", null],
  ["canceled", "refund", { ...WAS_CANCELED, refunds: 1 }],
  ["canceled", "declined", null],
  ["canceled", "fraud", { ...WAS_CANCELED, problem: "fraud" }],
  ["canceled", "dispute", { ...WAS_CANCELED, problem: "dispute" }],
];

const apply = (order: Order | null, event: OrderEvent, policy = PRODUCTION) =>
  applyEvent(order, event, policy, NOW);

function mustApply(order: Order | null, event: OrderEvent, policy = PRODUCTION): Outcome {
  const outcome = apply(order, event, policy);
  if (!outcome) throw new Error("the event changed nothing");
  return outcome;
}

function deepFreeze<T>(value: T): T {
  if (typeof value === "object" && value !== null && !(value instanceof Date)) {
    Object.values(value).forEach(deepFreeze);
    Object.freeze(value);
  }
  return value;
}

describe("the whole table", () => {
  test("has every event in every state once", () => {
    expect(TABLE.map(([state, event]) => [state, event])).toEqual(PAIRS);
  });

  test.each(TABLE)("%s + %s", (state, name, expected) => {
    expect(summary(apply(ORDERS[state], EVENTS[name]))).toEqual(expected && { ...UNTOUCHED, ...expected });
  });

  test.each(PAIRS)("%s + %s: what is written once stays, and the inputs are not touched", (state, name) => {
    const order = deepFreeze(structuredClone(ORDERS[state]));
    const event = deepFreeze(structuredClone(EVENTS[name]));
    const outcome = applyEvent(order, event, deepFreeze({ ...PRODUCTION }), NOW);
    expect(order).toEqual(ORDERS[state]);
    expect(event).toEqual(EVENTS[name]);
    if (!outcome) return;
    expect(outcome.order).toMatchObject({
      createdAt: order ? BEFORE : NOW,
      updatedAt: NOW,
      source: order ? "token" : "webhook",
      sandbox: false,
    });
  });

  test.each(PAIRS)("%s + %s: a repetition changes nothing", (state, name) => {
    const before = ORDERS[state];
    const after = apply(before, EVENTS[name])?.order ?? before;
    const again = withoutRefund(EVENTS[name]);
    expect(again && apply(after, again)).toBeNull();
  });
});

describe("in any order", () => {
  function permutations<T>(list: T[]): T[][] {
    if (list.length < 2) return [list];
    return list.flatMap((first, index) =>
      permutations(list.toSpliced(index, 1)).map((rest) => [first, ...rest]),
    );
  }

  function play(start: Order | null, names: EventName[]) {
    let order = start;
    let inventory = 0;
    let grants = 0;
    for (const name of names) {
      const outcome = apply(order, EVENTS[name]);
      order = outcome?.order ?? order;
      if (!outcome?.movement) continue;
      const quantity = outcome.movement.items.reduce((sum, line) => sum + line.quantity, 0);
      if (outcome.movement.direction === "grant") grants += 1;
      inventory += outcome.movement.direction === "grant" ? quantity : -quantity;
    }
    return { status: order?.status, granted: order?.granted, inventory, grants };
  }

  test.each([
    ["none", null],
    ["new", ASKED],
  ])("%s: paid twice grants once", (_name, start) => {
    for (const names of permutations<EventName>(["payment", "payment", "paid", "paid", "declined"])) {
      expect({ names, ...play(start, names) }).toEqual({
        names,
        status: "done",
        granted: true,
        inventory: 2,
        grants: 1,
      });
    }
  });

  test.each([
    ["none", null],
    ["new", ASKED],
  ])("%s: canceled leaves nothing, whatever else comes and when", (_name, start) => {
    for (const names of permutations<EventName>(["payment", "paid", "paid", "canceled", "refund"])) {
      const { status, granted, inventory, grants } = play(start, names);
      expect({ names, status, granted, inventory }).toEqual({
        names,
        status: "canceled",
        granted: false,
        inventory: 0,
      });
      expect(grants).toBe(names.indexOf("paid") < names.indexOf("canceled") ? 1 : 0);
    }
  });
});

describe("sandbox", () => {
  const sandboxPaid: OrderEvent = { ...EVENTS.paid, facts: { ...FACTS, sandbox: true } };

  test.each<[string, Order | null]>([
    ["none", null],
    ["new", { ...ASKED, sandbox: true }],
    ["paid", { ...PAID, sandbox: true }],
    ["new, with a decline", { ...ASKED, sandbox: true, problem: "declined" }],
  ])("%s: in production it is recorded, not granted", (_name, order) => {
    const outcome = mustApply(order, sandboxPaid, PRODUCTION);
    expect(outcome.movement).toBeNull();
    expect(outcome.order).toMatchObject({
      status: "done",
      granted: false,
      sandbox: true,
      problem: "sandbox-not-granted",
      doneAt: NOW,
    });
  });

  test("it is granted where sandbox orders grant", () => {
    const outcome = mustApply({ ...ASKED, sandbox: true }, sandboxPaid, GRANT_SANDBOX);
    expect(outcome.movement).toEqual({ direction: "grant", items: FACTS.items });
    expect(outcome.order).toMatchObject({ granted: true, sandbox: true, problem: null });
  });

  test("canceling what was not granted revokes nothing", () => {
    const { order } = mustApply({ ...ASKED, sandbox: true }, sandboxPaid, PRODUCTION);
    expect(mustApply(order, EVENTS.canceled).movement).toBeNull();
  });

  test.each([GRANT_SANDBOX, PRODUCTION])("a real payment is always granted: %o", (policy) => {
    const outcome = mustApply({ ...ASKED, sandbox: true }, EVENTS.paid, policy);
    expect(outcome.movement?.direction).toBe("grant");
    expect(outcome.order.sandbox).toBe(true);
  });

  test.each(eventNames())("%s never changes whether the order is a sandbox one", (name) => {
    const event = EVENTS[name];
    const other = "facts" in event ? { ...event, facts: { ...event.facts, sandbox: true } } : event;
    expect(mustApply(ASKED, other).order.sandbox).toBe(false);
  });
});

describe("what was paid against what was asked", () => {
  interface Row {
    asked?: Partial<Order>;
    paid?: Partial<OrderFacts>;
    mayDiffer?: MayDiffer;
    problem: Order["problem"];
  }
  const coins = (quantity: number) => ({ sku: "coins-100", quantity });
  const gem = { sku: "gem", quantity: 1 };

  const rows: [string, Row][] = [
    ["the same", { problem: null }],
    ["9.99 is 9.9900", { asked: { amount: "9.99" }, paid: { amount: "9.9900" }, problem: null }],
    ["10 is 10.0", { asked: { amount: "10" }, paid: { amount: "10.0" }, problem: null }],
    ["a cent less", { paid: { amount: "19.97" }, problem: "amount-mismatch" }],
    ["a cent more", { paid: { amount: "19.99" }, problem: "amount-mismatch" }],
    ["the tenth of a cent", { paid: { amount: "19.981" }, problem: "amount-mismatch" }],
    [
      "amounts beyond what a double can tell apart",
      {
        asked: { amount: "9007199254740993.01" },
        paid: { amount: "9007199254740993.02" },
        problem: "amount-mismatch",
      },
    ],
    ["another currency", { paid: { amount: "21.50", currency: "USD" }, problem: null }],
    ["no quote", { asked: { amount: null, currency: null }, problem: null }],
    ["no amount told", { paid: { amount: null, currency: null }, problem: null }],
    ["another amount by a discount", { paid: { amount: "9.99" }, mayDiffer: DISCOUNT, problem: null }],
    [
      "another amount of a bundle",
      { paid: { amount: "9.99" }, mayDiffer: EXTRAS, problem: "amount-mismatch" },
    ],
    ["fewer", { paid: { items: [coins(1)] }, problem: "items-mismatch" }],
    ["more", { paid: { items: [coins(3)] }, problem: "items-mismatch" }],
    ["another item", { paid: { items: [gem] }, problem: "items-mismatch" }],
    ["a line more", { paid: { items: [coins(2), gem] }, problem: "items-mismatch" }],
    [
      "a line less",
      { asked: { items: [coins(2), gem] }, paid: { items: [coins(2)] }, problem: "items-mismatch" },
    ],
    [
      "the lines in another order",
      { asked: { items: [coins(2), gem] }, paid: { items: [gem, coins(2)] }, problem: null },
    ],
    ["a bonus line", { paid: { items: [coins(2), gem] }, mayDiffer: EXTRAS, problem: null }],
    ["a bonus of the same item", { paid: { items: [coins(3)] }, mayDiffer: EXTRAS, problem: null }],
    [
      "fewer, in spite of a bonus",
      { paid: { items: [coins(1), gem] }, mayDiffer: EXTRAS, problem: "items-mismatch" },
    ],
  ];

  test.each(rows)("%s", (_name, { asked = {}, paid = {}, mayDiffer = NOTHING, problem }) => {
    const facts = { ...FACTS, ...paid };
    const outcome = mustApply(
      { ...ASKED, ...asked },
      { type: "paid", toldBy: "notification", facts, mayDiffer },
    );
    expect(outcome.order.problem).toBe(problem);
    expect(outcome.order).toMatchObject({ granted: true, items: facts.items });
    expect(outcome.movement).toEqual({ direction: "grant", items: facts.items });
  });

  test("a mismatch that the payment showed is still there when the items are granted", () => {
    const facts = { ...FACTS, amount: "1.00" };
    const { order } = mustApply(ASKED, { type: "payment", facts, mayDiffer: NOTHING });
    expect(order.problem).toBe("amount-mismatch");
    expect(
      mustApply(order, { type: "paid", toldBy: "notification", facts, mayDiffer: NOTHING }).order.problem,
    ).toBe("amount-mismatch");
  });

  test("a discount that the payment showed is no mismatch", () => {
    const facts = { ...FACTS, amount: "9.99" };
    const { order } = mustApply(ASKED, { type: "payment", facts, mayDiffer: DISCOUNT });
    expect(order).toMatchObject({ problem: null, amount: "9.99" });
    expect(
      mustApply(order, { type: "paid", toldBy: "notification", facts, mayDiffer: DISCOUNT }).order.problem,
    ).toBeNull();
  });

  test("an order from elsewhere has nothing to be compared with", () => {
    const { order } = mustApply(null, {
      type: "payment",
      facts: { ...FACTS, amount: "1.00", items: [gem] },
      mayDiffer: NOTHING,
    });
    expect(mustApply(order, EVENTS.paid).order.problem).toBeNull();
  });

  test("what is revoked is what was granted", () => {
    const { order } = mustApply(ASKED, { ...EVENTS.paid, facts: { ...FACTS, items: [coins(3), gem] } });
    const canceled = mustApply(order, { ...EVENTS.canceled, facts: { ...FACTS, items: [coins(1)] } });
    expect(canceled.movement).toEqual({ direction: "revoke", items: [coins(3), gem] });
    expect(canceled.order.items).toEqual([coins(3), gem]);
  });
});

describe("what Xsolla tells", () => {
  test.each<EventName>(["paid", "payment"])("%s: replaces what was known", (name) => {
    const told = { amount: "19.980", currency: "EUR", transactionId: "4300000018", externalId: "req-other" };
    const event = EVENTS[name];
    if (!("facts" in event)) throw new Error("no facts");
    expect(mustApply(ASKED, { ...event, facts: { ...FACTS, ...told } }).order).toMatchObject(told);
  });

  test.each<EventName>(["paid", "payment", "canceled"])("%s: silence erases nothing", (name) => {
    const known = { amount: "19.98", currency: "EUR", transactionId: "4300000017", externalId: "req-8f2c" };
    const silent = { amount: null, currency: null, transactionId: null, externalId: null };
    const event = EVENTS[name];
    if (!("facts" in event)) throw new Error("no facts");
    const outcome = mustApply({ ...ASKED, ...known }, { ...event, facts: { ...FACTS, ...silent } });
    expect(outcome.order).toMatchObject(known);
  });

  test("a cancellation leaves the amount that was paid", () => {
    const outcome = mustApply(ORDERS.done, { ...EVENTS.canceled, facts: { ...FACTS, amount: "0.00" } });
    expect(outcome.order.amount).toBe("19.98");
  });

  test("an order from elsewhere is recorded with all that is told", () => {
    expect(mustApply(null, EVENTS.paid).order).toEqual({
      ...FACTS,
      status: "done",
      granted: true,
      refunds: [],
      problem: null,
      source: "webhook",
      createdAt: NOW,
      updatedAt: NOW,
      paidAt: NOW,
      doneAt: NOW,
    });
  });

  test.each<[Order["problem"], Order["problem"]]>([
    ["declined", null],
    ["fraud", "fraud"],
    ["dispute", "dispute"],
  ])("a payment after %s leaves %s", (problem, left) => {
    expect(mustApply({ ...ASKED, problem }, EVENTS.payment).order.problem).toBe(left);
    expect(mustApply({ ...ASKED, problem }, EVENTS.paid).order.problem).toBe(left);
  });

  test("refunds stand in the order of their arrival", () => {
    const part: Refund = { ...REFUND, type: "partial_refund", amount: "5.00" };
    const { order } = mustApply(ORDERS.done, { type: "refund", refund: part });
    expect(mustApply(order, EVENTS["canceled with refund"]).order.refunds).toEqual([part, REFUND]);
  });
});
