// Xsolla writes a discount in one of five places. None of them is a mismatch. Another amount without a discount is one.
import { expect, test } from "vitest";
import { orderOf } from "../../support/client.ts";
import { newOrder } from "../../support/unheard-payment.ts";
import { deliver, orderNotification } from "../../support/xsolla.ts";

const line = (rest: object = {}) => ({
  sku: "coins-100",
  type: "virtual_good",
  quantity: 1,
  amount: "0.7900",
  ...rest,
});
const cheaper = { amount: "0.7900", currency: "USD" };
const promotion = { amount_without_discount: "10.9900", amount_with_discount: "0.7900", sequence: 1 };

test.each<[string, Parameters<typeof orderNotification>[3]]>([
  [
    "order.promotions",
    { items: [line()], order: { ...cheaper, promotions: [{ technical_name: "sale", id: 1 }] } },
  ],
  [
    "order.promocodes",
    { items: [line()], order: { ...cheaper, promocodes: [{ code: "A", external_id: "a" }] } },
  ],
  ["order.coupons", { items: [line()], order: { ...cheaper, coupons: [{ code: "A", external_id: "a" }] } }],
  ["items[].promotions", { items: [line({ promotions: [promotion] })], order: cheaper }],
  [
    "billing.purchase.promotions",
    {
      items: [line()],
      order: cheaper,
      billing: { purchase: { promotions: [{ technical_name: "first", id: 853 }] } },
    },
  ],
])("a discount in %s is not a mismatch", async (_name, options) => {
  const { uid, orderId } = await newOrder();
  await deliver(orderNotification("order_paid", uid, orderId, options));
  expect(await orderOf(uid, orderId)).toMatchObject({ granted: true, problem: null, amount: "0.7900" });
});

test("another amount without a discount is a mismatch", async () => {
  const { uid, orderId } = await newOrder();
  const billing = { purchase: { promotions: [] } };
  await deliver(
    orderNotification("order_paid", uid, orderId, {
      items: [line({ promotions: [] })],
      order: cheaper,
      billing,
    }),
  );
  expect(await orderOf(uid, orderId)).toMatchObject({ granted: true, problem: "amount-mismatch" });
});

const paid = { amount: "1.9900", currency: "USD" };
const extra = (rest: object) => ({ sku: "sword", type: "virtual_good", quantity: 1, ...rest });

test.each<[string, object]>([
  ["an amount of 0", { amount: "0.0000" }],
  ["no amount at all", { amount: null }],
  ["the text [null]", { amount: "[null]" }],
])("a free extra line, marked by %s, is not a mismatch", async (_name, rest) => {
  const { uid, orderId } = await newOrder();
  await deliver(
    orderNotification("order_paid", uid, orderId, {
      items: [line({ amount: "1.99" }), extra(rest)],
      order: { ...paid, currency: "EUR" },
    }),
  );
  expect(await orderOf(uid, orderId)).toMatchObject({ granted: true, problem: null });
});

test("a paid extra line is a mismatch", async () => {
  const { uid, orderId } = await newOrder();
  const items = [line({ amount: "1.99" }), extra({ amount: "3.99" })];
  await deliver(
    orderNotification("order_paid", uid, orderId, { items, order: { ...paid, currency: "EUR" } }),
  );
  expect(await orderOf(uid, orderId)).toMatchObject({ granted: true, problem: "items-mismatch" });
});

test("a line of quantity 0 is left out", async () => {
  const { uid, orderId } = await newOrder();
  const items = [line({ amount: "1.99" }), extra({ quantity: 0, amount: "0" })];
  expect(
    (
      await deliver(
        orderNotification("order_paid", uid, orderId, { items, order: { ...paid, currency: "EUR" } }),
      )
    ).status,
  ).toBe(204);
  expect(await orderOf(uid, orderId)).toMatchObject({
    granted: true,
    items: [{ sku: "coins-100", quantity: 1 }],
  });
});
