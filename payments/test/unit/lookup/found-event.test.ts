import { describe, expect, test } from "vitest";
import { foundEvent } from "../../../src/lookup/found-event.ts";
import type { PendingOrder } from "../../../src/order-store/pending-order.ts";
import type { XsollaOrder } from "../../../src/xsolla/read-xsolla-order.ts";

const PRICE = { amount: "9.99", amount_without_discount: "9.99", currency: "EUR" };
const coins = (quantity: number) => ({ sku: "coins", quantity });
const sword = { sku: "sword", quantity: 1 };
const pack = { sku: "pack", quantity: 1 };

const found = (status: string, content: Partial<XsollaOrder["content"]> = {}): XsollaOrder => ({
  order_id: "7310041",
  status,
  content: { price: PRICE, items: [coins(2)], ...content },
});
type Lines = PendingOrder["asked"];
const pendingWith = (contents: Lines, { sandbox = true, asked = [coins(2)] as Lines } = {}) => ({
  contents,
  sandbox,
  asked,
});

test.each(["paid", "done"])("%s: the items are due", (status) => {
  expect(foundEvent(found(status), pendingWith([]))).toEqual({
    type: "paid",
    reportedBy: "status",
    facts: {
      sandbox: true,
      items: [coins(2)],
      amount: "9.99",
      currency: "EUR",
      transactionId: null,
      externalId: null,
    },
    tolerance: { amount: false, items: false },
  });
});

test("canceled and expired", () => {
  expect(foundEvent(found("canceled"), pendingWith([], { sandbox: false }))).toMatchObject({
    type: "canceled",
    facts: { sandbox: false },
    refund: null,
  });
  expect(foundEvent(found("expired"), pendingWith([]))).toEqual({ type: "expired" });
});

test.each(["new", "delivering"])("%s: no event", (status) => {
  expect(foundEvent(found(status), pendingWith([]))).toBeNull();
});

test("without a price, the amount is null", () => {
  expect(foundEvent(found("done", { price: null }), pendingWith([]))).toMatchObject({
    facts: { amount: null, currency: null },
    tolerance: { amount: false },
  });
});

test.each([
  ["no content", undefined],
  ["no items", {}],
  ["an empty list", { items: [] }],
])("%s: the requested items and their contents are due", (_what, content) => {
  const withoutItems: XsollaOrder = { order_id: "7310041", status: "done", content };
  expect(foundEvent(withoutItems, pendingWith([sword], { asked: [pack] }))).toMatchObject({
    facts: { items: [pack, sword], amount: null, currency: null },
  });
});

test.each([
  ["9.99", "12.50", true],
  ["9.99", "9.9900", false],
])("%s instead of %s may differ from the quote: %s", (amount, full, amountMayDiffer) => {
  const price = { amount, amount_without_discount: full, currency: "EUR" };
  expect(foundEvent(found("done", { price }), pendingWith([]))).toMatchObject({
    tolerance: { amount: amountMayDiffer },
  });
});

describe("contents of bundles", () => {
  const contents = [coins(2), sword];

  test.each([
    ["is added where the answer leaves it out", [pack], [pack], [pack, coins(2), sword]],
    ["adds up with the rest of the cart", [pack, coins(1)], [pack, coins(1)], [pack, coins(3), sword]],
    [
      "is distinguished from a cart that has the same SKUs",
      [pack, coins(2), sword],
      [pack, coins(2), sword],
      [pack, coins(4), { sku: "sword", quantity: 2 }],
    ],
    ["is taken as the answer lists it", [pack, coins(3)], [pack, coins(5), sword], [pack, coins(5), sword]],
  ])("%s", (_name, asked, items, expected) => {
    expect(foundEvent(found("done", { items }), pendingWith(contents, { asked }))).toMatchObject({
      facts: { items: expected },
      tolerance: { items: true },
    });
  });
});
