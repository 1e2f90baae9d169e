import { describe, expect, test } from "vitest";
import type { Order, Refund } from "../../src/orders/order.ts";
import { ASKED, EVENTS, type EventName, FACTS, mustApply, NOW, ORDERS, REFUND } from "./order-samples.ts";

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
