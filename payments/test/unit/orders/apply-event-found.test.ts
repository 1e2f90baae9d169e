// An order that a lookup finds paid, and whose notification arrives later.
import { expect, test } from "vitest";
import type { OrderLine } from "../../../src/orders/order.ts";
import type { OrderEvent } from "../../../src/orders/order-event.ts";
import {
  ASKED,
  apply,
  EVENTS,
  FACTS,
  GRANT_SANDBOX,
  mustApply,
  NOW,
  PRODUCTION,
} from "../../support/order-samples.ts";

const coins = (quantity: number): OrderLine => ({ sku: "coins-100", quantity });
const gem = { sku: "gem", quantity: 1 };
const foundWith = (items: OrderLine[]): OrderEvent => ({
  ...EVENTS["found paid"],
  facts: { ...FACTS, items, transactionId: null },
});
const listing = (items: OrderLine[]): OrderEvent => ({ ...EVENTS.paid, facts: { ...FACTS, items } });

const { order: FOUND } = mustApply(ASKED, foundWith([coins(2)]));

test.each<[string, OrderLine[], OrderLine[], OrderLine[]]>([
  ["a bonus", [coins(2), gem], [gem], [coins(2), gem]],
  ["more of the same", [coins(5)], [coins(3)], [coins(5)]],
  ["both", [gem, coins(3)], [gem, coins(1)], [coins(3), gem]],
  ["other items", [gem], [gem], [coins(2), gem]],
])(
  "items missing in the status are granted when the notification lists them: %s",
  (_name, listed, missing, all) => {
    const { order, movement } = mustApply(FOUND, listing(listed));
    expect(movement).toEqual({ direction: "grant", items: missing });
    expect(order).toEqual({ ...FOUND, items: all, transactionId: FACTS.transactionId, updatedAt: NOW });
    expect(apply(order, listing(listed))).toBeNull();
  },
);

test.each<[string, OrderLine[]]>([
  ["the same", [coins(2)]],
  ["fewer", [coins(1)]],
])("the notification lists %s: nothing moves", (_name, listed) => {
  const { order, movement } = mustApply(FOUND, listing(listed));
  expect(movement).toBeNull();
  expect(order.items).toEqual([coins(2)]);
});

test("when the notification completes the order, its amount is recorded", () => {
  const event: OrderEvent = { ...EVENTS.paid, facts: { ...FACTS, items: [coins(2), gem], amount: "18.00" } };
  expect(mustApply(FOUND, event).order.amount).toBe("18.00");
});

test("a status that is read after the notification adds nothing", () => {
  const { order } = mustApply(ASKED, listing([coins(2)]));
  expect(apply(order, foundWith([coins(2), gem]))).toBeNull();
});

test("an order that was not granted is not completed", () => {
  const inSandbox = (event: OrderEvent): OrderEvent =>
    event.type === "paid" ? { ...event, facts: { ...event.facts, sandbox: true } } : event;
  const { order } = mustApply({ ...ASKED, sandbox: true }, inSandbox(EVENTS["found paid"]), PRODUCTION);
  expect(apply(order, inSandbox(listing([coins(2), gem])), GRANT_SANDBOX)).toBeNull();
});
