// Real money without an order on record: the notification is kept until its order arrives or somebody settles it.
import { expect, test } from "vitest";
import { minutesFromNow, newPlayer, orderOf, readLog, sweep } from "../../support/client.ts";
import { storedNotification } from "../../support/stored-notification.ts";
import { deliver, newOrderId, orderNotification, transactionNotification } from "../../support/xsolla.ts";

const moneyOf = (uid: string, rest: object = {}) => {
  const id = newOrderId();
  const purchase = {
    virtual_currency: { sku: "gems-500", quantity: 500 },
    total: { currency: "USD", amount: 4.99 },
  };
  return { id, notification: transactionNotification("payment", uid, { id, ...rest }, { purchase }) };
};

const errorsAbout = (id: number) =>
  readLog()
    .split("\n")
    .filter((line) => line.includes('"payment.unsettled"') && line.includes(String(id)));

test("a payment without an order is stored, and logged once as ERROR after an hour", async () => {
  const { uid } = await newPlayer();
  const { id, notification } = moneyOf(uid);
  expect((await deliver(notification)).status).toBe(204);
  const stored = await storedNotification(notification);
  expect(stored).toMatchObject({
    outcome: "order-not-found",
    unsettled: "waiting",
    transactionId: String(id),
  });
  expect(stored).not.toHaveProperty("expireAt");

  await sweep(minutesFromNow(58));
  expect(errorsAbout(id)).toEqual([]);
  await sweep(minutesFromNow(62));
  await sweep(minutesFromNow(72));
  await expect.poll(() => errorsAbout(id)).toHaveLength(1);
  expect(errorsAbout(id)[0]).toContain('"severity":"ERROR"');
  expect(errorsAbout(id)[0]).toContain(uid);
  expect(await storedNotification(notification)).toMatchObject({ unsettled: "reported" });
});

test("an order with that transaction settles it, without an ERROR", async () => {
  const { uid } = await newPlayer();
  const { id, notification } = moneyOf(uid);
  await deliver(notification);
  const orderId = newOrderId();
  await deliver(orderNotification("order_paid", uid, orderId, { order: { invoice_id: String(id) } }));
  expect(await orderOf(uid, orderId)).toMatchObject({ status: "done", granted: true });
  const stored = await storedNotification(notification);
  expect(stored).toMatchObject({ outcome: "handled", orderId: String(orderId) });
  expect(stored).not.toHaveProperty("unsettled");
  expect(stored).toHaveProperty("expireAt");
  await sweep(minutesFromNow(62));
  expect(errorsAbout(id)).toEqual([]);
});

test("a refund of real money without an order is stored, too", async () => {
  const { uid } = await newPlayer();
  const refund = transactionNotification(
    "refund",
    uid,
    { id: newOrderId() },
    { refund_details: { code: 1 } },
  );
  expect((await deliver(refund)).status).toBe(204);
  expect(await storedNotification(refund)).toMatchObject({
    outcome: "order-not-found",
    unsettled: "waiting",
  });
});

test("an order that is recorded after its refunds gets each of them once", async () => {
  const { uid } = await newPlayer();
  const id = newOrderId();
  const details = { refund_details: { code: 9, reason: "user" } };
  const parts = ["2026-09-05T10:00:00+03:00", "2026-09-06T10:00:00+03:00"].map((date) =>
    transactionNotification("partial_refund", uid, { id, date }, details),
  );
  const whole = transactionNotification("refund", uid, { id }, details);
  for (const refund of [...parts, whole, whole]) expect((await deliver(refund)).status).toBe(204);
  const orderId = newOrderId();
  await deliver(orderNotification("order_paid", uid, orderId, { order: { invoice_id: String(id) } }));
  for (const refund of [...parts, whole]) {
    expect(await storedNotification(refund)).toMatchObject({ outcome: "handled", orderId: String(orderId) });
    expect(await storedNotification(refund)).not.toHaveProperty("refund");
    await deliver(refund);
  }
  const order = await orderOf(uid, orderId);
  expect(order).toMatchObject({ status: "done", granted: true });
  const entry = { code: 9, reason: "user", amount: "9.99", currency: "EUR" };
  expect(order?.refunds).toHaveLength(3);
  expect(order?.refunds).toEqual(
    expect.arrayContaining([
      { type: "partial_refund", ...entry },
      { type: "refund", ...entry },
    ]),
  );
});

test("a test payment is stored for 30 days", async () => {
  const { uid } = await newPlayer();
  const { notification } = moneyOf(uid, { dry_run: 1 });
  expect((await deliver(notification)).status).toBe(204);
  const stored = await storedNotification(notification);
  expect(stored).toHaveProperty("expireAt");
  expect(stored).not.toHaveProperty("unsettled");
});
