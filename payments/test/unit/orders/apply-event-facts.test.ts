import { describe, expect, test } from "vitest";
import type { Order, Refund } from "../../../src/orders/order.ts";
import type { OrderEvent } from "../../../src/orders/order-event.ts";
import {
  ASKED,
  apply,
  CANCELED,
  DONE,
  EVENTS,
  type EventName,
  FACTS,
  mustApply,
  NOW,
  PAID,
  REFUND,
} from "../../support/order-samples.ts";

describe("Xsolla's facts", () => {
  test.each<EventName>(["paid", "payment"])("%s: facts replace those on record", (name) => {
    const reported = {
      amount: "19.980",
      currency: "EUR",
      transactionId: "4300000018",
      externalId: "req-other",
    };
    const event = EVENTS[name];
    if (!("facts" in event)) throw new Error("no facts");
    expect(mustApply(ASKED, { ...event, facts: { ...FACTS, ...reported } }).order).toMatchObject(reported);
  });

  test.each<EventName>(["paid", "payment", "canceled"])("%s: missing facts erase nothing", (name) => {
    const known = { amount: "19.98", currency: "EUR", transactionId: "4300000017", externalId: "req-8f2c" };
    const silent = { amount: null, currency: null, transactionId: null, externalId: null };
    const event = EVENTS[name];
    if (!("facts" in event)) throw new Error("no facts");
    const outcome = mustApply({ ...ASKED, ...known }, { ...event, facts: { ...FACTS, ...silent } });
    expect(outcome.order).toMatchObject(known);
  });

  test("a cancelation keeps the amount that was paid", () => {
    const outcome = mustApply(DONE, { ...EVENTS.canceled, facts: { ...FACTS, amount: "0.00" } });
    expect(outcome.order.amount).toBe("19.98");
  });

  test("an order from elsewhere is recorded with all its facts", () => {
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

  test("a payment keeps the requested items, and adds the items of an order from elsewhere", () => {
    const items = [{ sku: "gem", quantity: 7 }];
    const event = { ...EVENTS.payment, facts: { ...FACTS, items } };
    expect(mustApply(ASKED, event).order.items).toEqual(ASKED.items);
    expect(mustApply(null, event).order.items).toEqual(items);
    expect(mustApply({ ...ASKED, items: [] }, event).order.items).toEqual(items);
  });

  test("refunds are listed in the order of their arrival", () => {
    const part: Refund = { ...REFUND, type: "partial_refund", amount: "5.00" };
    const { order } = mustApply(DONE, { type: "refund", refund: part });
    expect(mustApply(order, EVENTS["canceled with refund"]).order.refunds).toEqual([part, REFUND]);
  });
});

describe("missing ids", () => {
  const NAMELESS = { transactionId: null, externalId: null };
  const IDS = { transactionId: FACTS.transactionId, externalId: FACTS.externalId };
  const { canceled, paid, payment } = EVENTS;

  test.each<[string, Order, OrderEvent]>([
    ["a done order, from order_paid", { ...DONE, ...NAMELESS }, paid],
    ["a done order, from payment", { ...DONE, ...NAMELESS }, payment],
    ["a paid order, from payment", { ...PAID, ...NAMELESS }, payment],
    ["a canceled order, from order_canceled", { ...CANCELED, ...NAMELESS }, canceled],
    ["a canceled order, from order_paid", { ...CANCELED, ...NAMELESS }, paid],
    ["an order that has one of them", { ...DONE, transactionId: null }, paid],
    ["an order that has the other", { ...DONE, externalId: null }, paid],
  ])("are filled in, and nothing else changes: %s", (_name, order, event) => {
    const { order: after, movement } = mustApply(order, event);
    expect(after).toEqual({ ...order, ...IDS, updatedAt: NOW });
    expect(movement).toBeNull();
    expect(apply(after, event)).toBeNull();
  });

  test("are filled in on a canceled order, too", () => {
    expect(mustApply({ ...ASKED, ...NAMELESS }, canceled).order).toMatchObject(IDS);
  });

  test("stay missing if the event does not have them", () => {
    const event: OrderEvent = { ...paid, facts: { ...FACTS, ...NAMELESS } };
    expect(apply({ ...DONE, ...NAMELESS }, event)).toBeNull();
  });

  test("known ids never change", () => {
    const event: OrderEvent = { ...paid, facts: { ...FACTS, transactionId: "1", externalId: "other" } };
    expect(apply(DONE, event)).toBeNull();
  });
});
