// Xsolla never redelivers after a 4xx. If the notification was about money, an ERROR has user, order and transaction.
import { expect, test } from "vitest";
import { newPlayer, readLog } from "../../support/client.ts";
import { deliver, newOrderId, orderNotification } from "../../support/xsolla.ts";

const refusalOf = (id: number | string) =>
  readLog()
    .split("\n")
    .filter((line) => line.includes('"notification.refused"') && line.includes(String(id)));

test("order_paid of an unknown user is an ERROR with ids", async () => {
  const [uid, orderId] = [`nobody-${newOrderId()}`, newOrderId()];
  expect((await deliver(orderNotification("order_paid", uid, orderId))).status).toBe(400);
  await expect.poll(() => refusalOf(uid)).toHaveLength(1);
  const [line = ""] = refusalOf(uid);
  for (const part of [
    '"severity":"ERROR"',
    `"uid":"${uid}"`,
    `"orderId":"${orderId}"`,
    `"transactionId":"43${orderId}"`,
  ])
    expect(line).toContain(part);
});

test("order_paid of another project is an ERROR", async () => {
  const { uid } = await newPlayer();
  const orderId = newOrderId();
  const billing = { settings: { project_id: 7 }, transaction: { id: orderId } };
  expect((await deliver(orderNotification("order_paid", uid, orderId, { billing }))).status).toBe(400);
  await expect.poll(() => refusalOf(orderId)).toHaveLength(1);
  expect(refusalOf(orderId)[0]).toContain('"severity":"ERROR"');
});

test("an e-mail address as user id stays out of the log", async () => {
  const [email, orderId] = [`p${newOrderId()}@example.org`, newOrderId()];
  expect((await deliver(orderNotification("order_paid", email, orderId))).status).toBe(400);
  await expect.poll(() => refusalOf(orderId)).toHaveLength(1);
  expect(readLog()).not.toContain(email);
});

test("a mistyped user id while the buyer pays is INFO", async () => {
  const uid = `mistyped-${newOrderId()}`;
  const question = { notification_type: "user_validation", user: { id: uid } };
  expect((await deliver(question)).status).toBe(400);
  await expect.poll(() => refusalOf(uid)).toHaveLength(1);
  expect(refusalOf(uid)[0]).toContain('"severity":"INFO"');
});
