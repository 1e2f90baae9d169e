import { Timestamp } from "firebase/firestore";
import { expect, test } from "vitest";
import {
  createUser,
  newPlayer,
  orderOf,
  quantityOf,
  read,
  remove,
  stack,
  write,
} from "../../support/client.ts";
import { command } from "../../support/command.ts";
import { notificationId, storedNotification } from "../../support/stored-notification.ts";
import { deliver, newOrderId, orderNotification, transactionNotification } from "../../support/xsolla.ts";

const DAY_MS = 24 * 60 * 60 * 1_000;

/** Makes the order document unreadable. */
const spoilOrder = (uid: string, orderId: unknown) =>
  write(`xsollaPlayers/${uid}/xsollaOrders/${orderId}`, { status: "?" });

/** Runs `npm run replay`. */
async function replay(...args: string[]) {
  const { exitCode, stdout, stderr } = await command([
    "replay",
    "--project",
    stack.project.projectId,
    ...args,
  ]);
  return { exitCode, output: stdout + stderr };
}

test("a notification is stored once for all deliveries, for 30 days", async () => {
  const { uid } = await newPlayer();
  const orderId = newOrderId();
  const paid = orderNotification("order_paid", uid, orderId);
  const before = Date.now();
  for (const _again of [1, 2, 3]) await deliver(paid);
  const document = await storedNotification(paid);
  expect(document).toEqual({
    type: "order_paid",
    rawBody: JSON.stringify(paid),
    outcome: "handled",
    reason: null,
    uid,
    orderId: String(orderId),
    attempts: 3,
    receivedAt: expect.any(Timestamp),
    expireAt: expect.any(Timestamp),
  });
  const lifetime = document?.expireAt.toMillis() - before;
  expect(lifetime).toBeGreaterThanOrEqual(30 * DAY_MS);
  expect(lifetime).toBeLessThan(30 * DAY_MS + 60_000);
});

test.each([
  ["payment", { purchase: { total: { currency: "EUR", amount: 9.99 } } }],
  ["refund", { refund_details: { code: 1, reason: "asked" } }],
  ["partial_refund", { refund_details: { code: 1, reason: "asked" } }],
  ["ps_declined", {}],
  ["afs_reject", {}],
  ["dispute", { dispute: { action: "Chargeback" } }],
])("%s about an order that is not on record is stored", async (type, rest) => {
  const { uid } = await newPlayer();
  const notification = transactionNotification(type, uid, { id: newOrderId() }, rest);
  expect((await deliver(notification)).status).toBe(204);
  expect(await storedNotification(notification)).toMatchObject({
    type,
    outcome: "order-not-found",
    attempts: 1,
  });
});

test("an unknown type is stored if it carries an order or a payment", async () => {
  const { uid } = await newPlayer();
  const future = transactionNotification("future_type", uid, { id: newOrderId() });
  const gossip = { notification_type: "future_gossip", user: { id: uid }, at: newOrderId() };
  for (const notification of [future, gossip]) expect((await deliver(notification)).status).toBe(204);
  expect(await storedNotification(future)).toMatchObject({ outcome: "ignored" });
  expect(await storedNotification(gossip)).toBeUndefined();
});

test("user_validation is not stored", async () => {
  const { uid } = await newPlayer();
  const question = { notification_type: "user_validation", user: { id: uid } };
  expect((await deliver(question)).status).toBe(204);
  expect(await storedNotification(question)).toBeUndefined();
});

test("an unsigned notification is not stored", async () => {
  const { uid } = await newPlayer();
  const paid = orderNotification("order_paid", uid, newOrderId());
  expect((await deliver(paid, { secret: "wrong" })).status).toBe(400);
  expect(await storedNotification(paid)).toBeUndefined();
});

test("an unreadable notification is listed and shown until it is handled", async () => {
  const { uid } = await newPlayer();
  const odd = orderNotification("order_paid", uid, newOrderId(), { items: [{ sku: "coins-100" }] });
  expect((await deliver(odd)).status).toBe(500);
  const document = await storedNotification(odd);
  expect(document).toMatchObject({
    outcome: "failed",
    reason: "not-understood: order_paid without a readable items.0.quantity",
    attempts: 1,
  });
  expect(document).not.toHaveProperty("expireAt");

  const id = notificationId(odd);
  const listed = await replay();
  expect(listed).toMatchObject({ exitCode: 0 });
  expect(listed.output).toMatch(
    new RegExp(`^${id.slice(0, 12)} .* order_paid +failed +1 +not-understood`, "m"),
  );
  const shown = await replay("show", id.slice(0, 12));
  expect(shown.output).toContain(JSON.stringify(odd));

  const handled = await replay("handle", id.slice(0, 12));
  expect(handled.exitCode).toBe(1);
  expect(handled.output).toContain("failed: 1 of 1 could not be handled");
  expect(await storedNotification(odd)).toMatchObject({ outcome: "failed", attempts: 2 });
});

test("order_paid of an unknown user is granted by a replay once the user exists", async () => {
  const uid = `late-${newOrderId()}`;
  const orderId = newOrderId();
  const paid = orderNotification("order_paid", uid, orderId);
  expect((await deliver(paid)).status).toBe(400);
  expect(await storedNotification(paid)).toMatchObject({ outcome: "refused", reason: "invalid-user" });

  await createUser(uid);
  const handled = await replay("handle", notificationId(paid));
  expect(handled).toMatchObject({ exitCode: 0 });
  expect(await orderOf(uid, orderId)).toMatchObject({ status: "done", granted: true });
  expect(await quantityOf(uid)).toBe(1);
  expect(await storedNotification(paid)).toMatchObject({
    outcome: "handled",
    reason: null,
    expireAt: expect.any(Timestamp),
  });

  await replay("handle", notificationId(paid));
  expect(await quantityOf(uid)).toBe(1);
});

test("a body that was repaired by hand is handled, and no longer listed", async () => {
  const { uid } = await newPlayer();
  const odd = orderNotification("order_paid", uid, newOrderId(), { items: [{ sku: "coins-100" }] });
  expect((await deliver(odd)).status).toBe(500);
  const mended = { ...odd, items: [{ sku: "coins-100", quantity: 1 }] };
  const id = notificationId(odd);
  await write(`xsollaNotifications/${id}`, {
    ...(await storedNotification(odd)),
    rawBody: JSON.stringify(mended),
  });
  expect(await replay("handle", id)).toMatchObject({ exitCode: 0 });
  expect(await quantityOf(uid)).toBe(1);
  expect(await storedNotification(odd)).toMatchObject({ outcome: "handled" });
  expect(await storedNotification(mended)).toBeUndefined();
});

test("replay lists readable documents beside an unreadable one", async () => {
  const { uid } = await newPlayer();
  const odd = orderNotification("order_paid", uid, newOrderId(), { items: [{ sku: "coins-100" }] });
  await deliver(odd);
  const broken = "xsollaNotifications/0-by-hand";
  await write(broken, { outcome: "failed", receivedAt: Timestamp.now() });
  try {
    const { exitCode, output } = await replay();
    expect(exitCode).toBe(0);
    expect(output).toContain(notificationId(odd).slice(0, 12));
  } finally {
    await remove(broken);
  }
});

test("replay handles all that failed in an outage", async () => {
  const ids = Array.from({ length: 501 }, (_, index) => `${index}-${newOrderId()}`);
  const rawBody = JSON.stringify({ notification_type: "future_type", transaction: {} });
  const failed = {
    type: "future_type",
    outcome: "failed",
    reason: null,
    uid: null,
    orderId: null,
    attempts: 1,
  };
  const receivedAt = Timestamp.fromDate(new Date("2026-01-01"));
  await Promise.all(ids.map((id) => write(`xsollaNotifications/${id}`, { ...failed, rawBody, receivedAt })));
  const { output } = await replay("handle", "--all");
  expect(output).toMatch(/ could not be handled|^handled /m);
  const documents = await Promise.all(ids.map((id) => read(`xsollaNotifications/${id}`)));
  expect(new Set(documents.map((document) => document?.outcome))).toEqual(new Set(["ignored"]));
});

test("a failed delivery does not change the outcome of a handled one", async () => {
  const { uid } = await newPlayer();
  const paid = orderNotification("order_paid", uid, newOrderId());
  await deliver(paid);
  await spoilOrder(uid, paid.order.id);
  expect((await deliver(paid)).status).toBe(500);
  expect(await storedNotification(paid)).toMatchObject({ outcome: "handled", attempts: 2 });
});

test.each([
  ["an invalid id", ["show", "zzz"], "no notification has an id that begins with zzz"],
  ["nothing to handle", ["handle"], "give the ids of notifications, or --all"],
])("replay with %s says so", async (_name, args, message) => {
  const { exitCode, output } = await replay(...args);
  expect(exitCode).toBe(1);
  expect(output).toContain(message);
});
