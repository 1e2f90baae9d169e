// Orders that Xsolla's Web Shop sells for virtual currency: `order_paid` with `currency_type: virtual`.
import { expect, test } from "vitest";
import { auditADayLater } from "../../support/audits.ts";
import { newPlayer, orderOf, quantityOf, write } from "../../support/client.ts";
import { control, deliver, newOrderId, orderNotification } from "../../support/xsolla.ts";

const order = { currency_type: "virtual", currency: "gems", amount: "120.0000", invoice_id: null };
const items = [{ sku: "gem-skin", type: "virtual_good", quantity: 1, amount: "120.0000", promotions: [] }];

test("the grant takes the currency and the revocation gives it back, once each", async () => {
  const { uid } = await newPlayer();
  await write(`xsollaPlayers/${uid}/xsollaInventory/gems`, { quantity: 500 });
  const id = newOrderId();
  for (const _again of [1, 2])
    expect(await deliver(orderNotification("order_paid", uid, id, { items, order }))).toMatchObject({
      status: 204,
    });
  expect(await orderOf(uid, id)).toMatchObject({
    status: "done",
    granted: true,
    problem: null,
    currency: "gems",
    amount: "120.0000",
    currencyType: "virtual",
    price: { sku: "gems", amount: 120 },
  });
  expect([await quantityOf(uid, "gem-skin"), await quantityOf(uid, "gems")]).toEqual([1, 380]);
  for (const _again of [1, 2]) await deliver(orderNotification("order_canceled", uid, id, { items, order }));
  expect([await quantityOf(uid, "gem-skin"), await quantityOf(uid, "gems")]).toEqual([0, 500]);
});

test("real money takes no virtual currency, whatever it is called", async () => {
  const { uid } = await newPlayer();
  const id = newOrderId();
  await deliver(orderNotification("order_paid", uid, id, { order: { currency: "EUR", amount: "5.0000" } }));
  expect(await quantityOf(uid, "EUR")).toBeUndefined();
  expect(await orderOf(uid, id)).not.toHaveProperty("price");
});

test("production neither grants a sandbox order nor takes its price", async () => {
  const { uid } = await newPlayer();
  const id = newOrderId();
  await deliver(orderNotification("order_paid", uid, id, { items, order }), {
    codebase: "production",
    headers: { "x-forwarded-for": "203.0.113.9" },
  });
  expect(await orderOf(uid, id)).toMatchObject({ granted: false, problem: "sandbox-not-granted" });
  expect(await quantityOf(uid, "gems")).toBeUndefined();
});

test("an order of the simulated Web Shop takes the currency", async () => {
  const { uid } = await newPlayer();
  await write(`xsollaPlayers/${uid}/xsollaInventory/silver`, { quantity: 1000 });
  const sold = await control("POST", "/web-shop/orders", {
    user: uid,
    items: [{ sku: "two-coin-helmet" }],
    currency: "silver",
  });
  expect(sold).toMatchObject({ status: "done" });
  expect([await quantityOf(uid, "two-coin-helmet"), await quantityOf(uid, "silver")]).toEqual([1, 100]);
});

test("the audit grants such an order whose webhooks were lost, and takes its price", async () => {
  const { uid } = await newPlayer();
  await write(`xsollaPlayers/${uid}/xsollaInventory/silver`, { quantity: 1000 });
  await control("POST", "/reset");
  await control("POST", "/webhooks/lose-next", { times: 1 });
  await control("POST", "/web-shop/orders", {
    user: uid,
    items: [{ sku: "two-coin-helmet" }],
    currency: "silver",
  });
  expect(await quantityOf(uid, "two-coin-helmet")).toBeUndefined();
  expect(await auditADayLater()).toBe(200);
  expect([await quantityOf(uid, "two-coin-helmet"), await quantityOf(uid, "silver")]).toEqual([1, 100]);
});
