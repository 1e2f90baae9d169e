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

test("a test payment is stored for 30 days", async () => {
  const { uid } = await newPlayer();
  const { notification } = moneyOf(uid, { dry_run: 1 });
  expect((await deliver(notification)).status).toBe(204);
  const stored = await storedNotification(notification);
  expect(stored).toHaveProperty("expireAt");
  expect(stored).not.toHaveProperty("unsettled");
});
