import { describe, expect, test } from "vitest";
import { newPlayer, orderOf, quantityOf, read, readLog } from "../../../../test/support/client.ts";
import { newOrder, pendingOf } from "../../../../test/support/unheard-payment.ts";
import {
  deliver,
  newOrderId,
  orderNotification,
  transactionNotification,
} from "../../../../test/support/xsolla.ts";
import { type Fulfil, inventoryFulfil, inventorySpend } from "../../../src/index.ts";
import { parseNotification } from "../../../src/webhook/parse-notification.ts";
import { hostBackend, hostPayments } from "../../support/host-backend.ts";
import { deliverInProcess, requestOf, useFunctionsInProcess } from "../../support/in-process.ts";

const SECRET = "secret";
const harness = useFunctionsInProcess({ XSOLLA_WEBHOOK_SECRET: SECRET, XSOLLA_WEBHOOK_IPS: "" });

const deletePlayer = async (uid: string) =>
  (await import("../../../src/players/delete-player.ts")).deletePlayer(hostBackend(), uid);

const keptOf = (notification: object) => {
  const bytes = Buffer.from(JSON.stringify(notification));
  return read(`xsollaNotifications/${parseNotification(bytes, 101).id}`);
};

test("deletes inventory, tokens and handled notifications; keeps orders, refunds and open notifications", async () => {
  const open = await newOrder();
  const { uid } = open;
  const orderId = newOrderId();
  const paid = orderNotification("order_paid", uid, orderId);
  const stray = transactionNotification("payment", uid, { id: newOrderId(), dry_run: 1 });
  const unsettled = transactionNotification("payment", uid, { id: newOrderId() });
  const odd = orderNotification("order_paid", uid, newOrderId(), { items: [] });
  for (const notification of [paid, stray, unsettled, odd]) await deliver(notification);
  expect(await quantityOf(uid)).toBe(1);

  for (const _again of [1, 2]) await deletePlayer(uid);

  expect(await quantityOf(uid)).toBeUndefined();
  expect(await pendingOf(open)).toBeUndefined();
  expect(await read(`xsollaPlayers/${uid}/xsollaLimits/paymentTokens`)).toBeUndefined();
  expect(await keptOf(paid)).toBeUndefined();
  expect(await keptOf(stray)).toBeUndefined();
  expect(await keptOf(unsettled)).toMatchObject({ outcome: "order-not-found", unsettled: "waiting" });
  expect(await keptOf(odd)).toMatchObject({ outcome: "failed" });
  expect(await orderOf(uid, orderId)).toMatchObject({ status: "done", granted: false, amount: "9.9900" });
  expect(await orderOf(uid, open.orderId)).toMatchObject({ status: "new" });
});

test("a later refund is recorded and revokes nothing", async () => {
  const { uid } = await newPlayer();
  const orderId = newOrderId();
  await deliver(orderNotification("order_paid", uid, orderId));
  await deletePlayer(uid);
  expect((await deliver(orderNotification("order_canceled", uid, orderId))).status).toBe(204);
  expect(await orderOf(uid, orderId)).toMatchObject({ status: "canceled", granted: false });
  expect(await quantityOf(uid)).toBeUndefined();
});

test("other players keep their data", async () => {
  const [gone, other] = [await newPlayer(), await newPlayer()];
  const paid = orderNotification("order_paid", other.uid, newOrderId());
  await deliver(paid);
  await deletePlayer(gone.uid);
  expect(await quantityOf(other.uid)).toBe(1);
  expect(await keptOf(paid)).toMatchObject({ outcome: "handled" });
});

test.each(["", "a/b", "..", "__all__"])("%j is refused as a uid", (uid) =>
  expect(deletePlayer(uid)).rejects.toMatchObject({ failure: { reason: "internal" } }),
);

test("a later payment is recorded and not granted, and an ERROR is logged", async () => {
  const { uid, orderId } = await newOrder();
  await deletePlayer(uid);
  expect(await read(`xsollaPlayers/${uid}`)).toHaveProperty("deletedAt");
  expect((await deliver(orderNotification("order_paid", uid, orderId))).status).toBe(204);
  expect(await orderOf(uid, orderId)).toMatchObject({ status: "done", granted: false, problem: "user-gone" });
  expect(await quantityOf(uid)).toBeUndefined();
  const line = new RegExp(
    `[^\\n]*"severity":"ERROR"[^\\n]*"orderId":"${orderId}"|"orderId":"${orderId}"[^\\n]*"severity":"ERROR"`,
  );
  await expect.poll(readLog).toMatch(line);

  expect((await deliver(orderNotification("order_canceled", uid, orderId))).status).toBe(204);
  expect(await orderOf(uid, orderId)).toMatchObject({ status: "canceled", granted: false });
  expect(await quantityOf(uid)).toBeUndefined();
});

test("a deleted player claims no free item while the ID token lives", async () => {
  const player = await newPlayer();
  await deletePlayer(player.uid);
  const { claimFreeItem } = hostPayments({});
  const request = await requestOf({ sku: "free-gift", purchaseId: "p-1" }, {}, player);
  await expect(harness.wrap(claimFreeItem)(request)).rejects.toMatchObject({ code: "unauthenticated" });
  expect(await quantityOf(player.uid, "free-gift")).toBeUndefined();
});

// Each is stopped between what it has read and its commit, where the whole deletion takes place.
describe("overtakes", () => {
  /** Deletes the player within the transaction, before it commits. */
  const deleting: Fulfil = async (transaction, movement, db) => {
    await deletePlayer(movement.uid);
    await inventoryFulfil(transaction, movement, db);
  };
  const userGone = { status: "done", granted: false, problem: "user-gone" };

  test("a grant", async () => {
    const { uid, orderId, ...order } = await newOrder();
    const { xsollaWebhook } = hostPayments({ fulfil: deleting });
    const paid = orderNotification("order_paid", uid, orderId);
    expect((await deliverInProcess(paid, SECRET, xsollaWebhook)).status).toBe(204);
    expect(await orderOf(uid, orderId)).toMatchObject(userGone);
    expect(await quantityOf(uid)).toBeUndefined();
    expect(await pendingOf({ uid, orderId, ...order })).toBeUndefined();
  });

  test("a revocation", async () => {
    const { uid } = await newPlayer();
    const orderId = newOrderId();
    await deliver(orderNotification("order_paid", uid, orderId));
    const { xsollaWebhook } = hostPayments({ fulfil: deleting });
    const canceled = orderNotification("order_canceled", uid, orderId);
    expect((await deliverInProcess(canceled, SECRET, xsollaWebhook)).status).toBe(204);
    expect(await orderOf(uid, orderId)).toMatchObject({ status: "canceled", granted: false });
    expect(await quantityOf(uid)).toBeUndefined();
  });

  test("the grant of an order that is not on record", async () => {
    const { uid } = await newPlayer();
    const orderId = String(newOrderId());
    const { applyToOrder } = await import("../../../src/order-store/apply-to-order.ts");
    const items = [{ sku: "coins-100", quantity: 1 }];
    const ids = { transactionId: null, externalId: null };
    const facts = { sandbox: true, items, amount: "9.99", currency: "EUR", ...ids };
    const tolerance = { amount: false, items: false };
    const event = { type: "paid", reportedBy: "notification", facts, tolerance } as const;
    await applyToOrder(hostBackend(), { uid, orderId }, event, { beforeRecording: deletePlayer });
    expect(await orderOf(uid, orderId)).toMatchObject(userGone);
    expect(await quantityOf(uid)).toBeUndefined();
  });

  test("a purchase without money", async () => {
    const player = await newPlayer();
    const { claimFreeItem } = hostPayments({ fulfil: deleting, spend: inventorySpend });
    const request = await requestOf({ sku: "free-gift", purchaseId: "p-1" }, {}, player);
    await expect(harness.wrap(claimFreeItem)(request)).rejects.toMatchObject({ code: "unauthenticated" });
    for (const path of ["xsollaInventory/free-gift", "xsollaSpends/p-1", "xsollaLimits/freeItem-free-gift"])
      expect(await read(`xsollaPlayers/${player.uid}/${path}`)).toBeUndefined();
  });
});

test.each(["that is on record", "from a Web Shop"])(
  "whichever of a payment and a deletion comes first, nothing is left: an order %s",
  async (which) => {
    const { xsollaWebhook } = hostPayments({});
    const orders = await Promise.all(
      Array.from({ length: 8 }, async () =>
        which === "that is on record" ? newOrder() : { uid: (await newPlayer()).uid, orderId: newOrderId() },
      ),
    );
    await Promise.all(
      orders.map(async ({ uid, orderId }, index) => {
        const paid = orderNotification("order_paid", uid, orderId);
        const work = [() => deliverInProcess(paid, SECRET, xsollaWebhook), () => deletePlayer(uid)];
        await Promise.all((index % 2 ? work : work.toReversed()).map((begin) => begin()));
      }),
    );
    for (const { uid, orderId } of orders) {
      expect(await orderOf(uid, orderId)).toMatchObject({ status: "done", granted: false });
      expect(await quantityOf(uid)).toBeUndefined();
    }
  },
);
