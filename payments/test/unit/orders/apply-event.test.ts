import { describe, expect, test } from "vitest";
import { applyEvent, type Outcome } from "../../../src/orders/apply-event.ts";
import type { Order } from "../../../src/orders/order.ts";
import { withoutRefund } from "../../../src/orders/order-event.ts";
import { deepFreeze } from "../../support/deep-freeze.ts";
import {
  ASKED,
  apply,
  BEFORE,
  EVENTS,
  type EventName,
  eventNames,
  NOW,
  ORDERS,
  PRODUCTION,
  STATES,
  type State,
} from "../../support/order-samples.ts";

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
  ["none", "found paid", { ...GRANTED, paidAt: "now" }],
  ["none", "canceled", CANCELED],
  ["none", "canceled with refund", { ...CANCELED, refunds: 1 }],
  ["none", "payment", { status: "paid", paidAt: "now" }],
  ["none", "refund", null],
  ["none", "expired", null],
  ["none", "declined", null],
  ["none", "fraud", null],
  ["none", "dispute", null],

  ["new", "paid", { ...GRANTED, paidAt: "now" }],
  ["new", "found paid", { ...GRANTED, paidAt: "now" }],
  ["new", "canceled", CANCELED],
  ["new", "canceled with refund", { ...CANCELED, refunds: 1 }],
  ["new", "payment", { status: "paid", paidAt: "now" }],
  ["new", "refund", { refunds: 1 }],
  ["new", "expired", { status: "expired" }],
  ["new", "declined", { problem: "declined" }],
  ["new", "fraud", { problem: "fraud" }],
  ["new", "dispute", { problem: "dispute" }],

  ["expired", "paid", { ...GRANTED, paidAt: "now" }],
  ["expired", "found paid", { ...GRANTED, paidAt: "now" }],
  ["expired", "canceled", CANCELED],
  ["expired", "canceled with refund", { ...CANCELED, refunds: 1 }],
  ["expired", "payment", { status: "paid", paidAt: "now" }],
  ["expired", "refund", { status: "expired", refunds: 1 }],
  ["expired", "expired", null],
  ["expired", "declined", { status: "expired", problem: "declined" }],
  ["expired", "fraud", { status: "expired", problem: "fraud" }],
  ["expired", "dispute", { status: "expired", problem: "dispute" }],

  ["paid", "paid", { ...GRANTED, paidAt: "before" }],
  ["paid", "found paid", { ...GRANTED, paidAt: "before" }],
  ["paid", "canceled", { ...WAS_PAID, ...CANCELED }],
  ["paid", "canceled with refund", { ...WAS_PAID, ...CANCELED, refunds: 1 }],
  ["paid", "payment", null],
  ["paid", "refund", { ...WAS_PAID, refunds: 1 }],
  ["paid", "expired", { ...WAS_PAID, problem: "paid-not-done" }],
  ["paid", "declined", null],
  ["paid", "fraud", { ...WAS_PAID, problem: "fraud" }],
  ["paid", "dispute", { ...WAS_PAID, problem: "dispute" }],

  ["done", "paid", null],
  ["done", "found paid", null],
  ["done", "canceled", REVOKED],
  ["done", "canceled with refund", { ...REVOKED, refunds: 1 }],
  ["done", "payment", null],
  ["done", "refund", { ...WAS_DONE, refunds: 1 }],
  ["done", "expired", null],
  ["done", "declined", null],
  ["done", "fraud", { ...WAS_DONE, problem: "fraud" }],
  ["done", "dispute", { ...WAS_DONE, problem: "dispute" }],

  ["canceled", "paid", null],
  ["canceled", "found paid", null],
  ["canceled", "canceled", null],
  ["canceled", "canceled with refund", { ...WAS_CANCELED, refunds: 1 }],
  ["canceled", "payment", null],
  ["canceled", "refund", { ...WAS_CANCELED, refunds: 1 }],
  ["canceled", "expired", null],
  ["canceled", "declined", null],
  ["canceled", "fraud", { ...WAS_CANCELED, problem: "fraud" }],
  ["canceled", "dispute", { ...WAS_CANCELED, problem: "dispute" }],
];

describe("the whole table", () => {
  test("has every event in every state once", () => {
    expect(TABLE.map(([state, event]) => [state, event])).toEqual(PAIRS);
  });

  test.each(TABLE)("%s + %s", (state, name, expected) => {
    expect(summary(apply(ORDERS[state], EVENTS[name]))).toEqual(expected && { ...UNTOUCHED, ...expected });
  });

  test.each(PAIRS)(
    "%s + %s: fields that are written once stay, and the inputs are not changed",
    (state, name) => {
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
    },
  );

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
  ])("%s: canceled leaves nothing granted, in any order of events", (_name, start) => {
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
