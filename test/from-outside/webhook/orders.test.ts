import { expect, test } from "vitest";
import { newPlayer, orderOf, quantityOf } from "../../support/client.ts";
import { deliver, newOrderId, orderNotification, transactionNotification } from "../../support/xsolla.ts";

test("order_paid for an order from elsewhere is recorded and granted", async () => {
  const { uid } = await newPlayer();
  const id = newOrderId();
  expect(await deliver(orderNotification("order_paid", uid, id))).toMatchObject({ status: 204, body: "" });
  const order = await orderOf(uid, id);
  expect(order).toMatchObject({
    status: "done",
    granted: true,
    sandbox: true,
    items: [{ sku: "coins-100", quantity: 1 }],
    amount: "9.9900",
    currency: "EUR",
    transactionId: `43${id}`,
    externalId: null,
    refunds: [],
    problem: null,
    source: "webhook",
  });
  expect(Object.keys(order ?? {}).sort()).toEqual(
    "amount createdAt currency doneAt externalId granted items paidAt problem refunds sandbox source status transactionId updatedAt".split(
      " ",
    ),
  );
  expect(await quantityOf(uid)).toBe(1);
});

test("an order of an unknown user is refused and not recorded", async () => {
  const id = newOrderId();
  for (const uid of ["nobody", "no/body", "..", "__nobody__"]) {
    const answer = await deliver(orderNotification("order_paid", uid, id));
    expect(answer).toMatchObject({ status: 400, body: { error: { code: "INVALID_USER" } } });
  }
  expect(await orderOf("nobody", id)).toBeUndefined();
});

test("each line counts under its own SKU, a bundle's contents too", async () => {
  const { uid } = await newPlayer();
  const items = [
    { sku: "starter-pack", type: "bundle", quantity: 1, amount: "18.9900" },
    { sku: "coins-100", type: "virtual_good", quantity: "2", amount: "[null]", is_bundle_content: true },
    { sku: "sword", type: "virtual_good", quantity: 1, amount: null },
    { sku: "coins-100", type: "virtual_good", quantity: 1, amount: 9.99 },
  ];
  await deliver(orderNotification("order_paid", uid, newOrderId(), { items }));
  expect(await quantityOf(uid, "starter-pack")).toBe(1);
  expect(await quantityOf(uid, "coins-100")).toBe(3);
  expect(await quantityOf(uid, "sword")).toBe(1);
});

test("ids above 2^53 keep every digit", async () => {
  const { uid } = await newPlayer();
  const id = `90071992547${String(newOrderId()).slice(-5)}993`;
  const body = JSON.stringify(
    orderNotification("order_paid", uid, "ORDER", {
      order: { invoice_id: null },
      billing: {
        notification_type: "payment",
        transaction: { id: "TRANSACTION", external_id: 12345, dry_run: "1" },
      },
    }),
  );
  expect(
    (await deliver(body.replace('"ORDER"', id).replace('"TRANSACTION"', "9007199254740993"))).status,
  ).toBe(204);
  expect(await orderOf(uid, id)).toMatchObject({ transactionId: "9007199254740993", externalId: "12345" });
});

test("separate mode: payment sets paid, order_paid sets done", async () => {
  const { uid } = await newPlayer();
  const id = newOrderId();
  const transaction = { id: Number(`43${id}`), external_id: `ref-${id}`, dry_run: 1 };
  const order = {
    id,
    lineitems: [{ sku: "coins-100", quantity: 1, price: { currency: "EUR", amount: 9.99 } }],
  };
  const purchase = { total: { currency: "EUR", amount: 9.99 }, order };
  expect((await deliver(transactionNotification("payment", uid, transaction, { purchase }))).status).toBe(
    204,
  );
  expect(await orderOf(uid, id)).toMatchObject({
    status: "paid",
    granted: false,
    amount: "9.99",
    externalId: `ref-${id}`,
  });
  expect(await quantityOf(uid)).toBeUndefined();
  await deliver(orderNotification("order_paid", uid, id));
  expect(await orderOf(uid, id)).toMatchObject({ status: "done", granted: true, problem: null });
  // A late redelivery changes nothing.
  await deliver(transactionNotification("payment", uid, transaction, { purchase }));
  expect(await orderOf(uid, id)).toMatchObject({ status: "done", granted: true });
  expect(await quantityOf(uid)).toBe(1);
});

test("a payment of an unknown user or order is acknowledged, because the money is taken already", async () => {
  const { uid } = await newPlayer();
  const purchase = { total: { currency: "EUR", amount: 9.99 }, order: { id: newOrderId() } };
  expect((await deliver(transactionNotification("payment", "nobody", { id: 1 }, { purchase }))).status).toBe(
    204,
  );
  expect(
    (await deliver(transactionNotification("payment", uid, { id: 43, external_id: "none" }))).status,
  ).toBe(204);
});

test("in production a real order is granted, a sandbox order only recorded", async () => {
  const { uid } = await newPlayer();
  const headers = { "x-forwarded-for": "203.0.113.1" };
  const [sandbox, real] = [newOrderId(), newOrderId()];
  await deliver(orderNotification("order_paid", uid, sandbox), { codebase: "production", headers });
  expect(await orderOf(uid, sandbox)).toMatchObject({
    status: "done",
    granted: false,
    sandbox: true,
    problem: "sandbox-not-granted",
  });
  expect(await quantityOf(uid)).toBeUndefined();
  const order = { mode: "default" };
  await deliver(orderNotification("order_paid", uid, real, { order }), { codebase: "production", headers });
  expect(await orderOf(uid, real)).toMatchObject({
    status: "done",
    granted: true,
    sandbox: false,
    problem: null,
  });
  expect(await quantityOf(uid)).toBe(1);
});
