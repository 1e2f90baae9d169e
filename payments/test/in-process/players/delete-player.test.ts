import { expect, test } from "vitest";
import { newPlayer, orderOf, quantityOf, read, readLog } from "../../../../test/support/client.ts";
import { newOrder, pendingOf } from "../../../../test/support/unheard-payment.ts";
import {
  deliver,
  newOrderId,
  orderNotification,
  transactionNotification,
} from "../../../../test/support/xsolla.ts";
import { parseNotification } from "../../../src/webhook/parse-notification.ts";
import { hostBackend } from "../../support/host-backend.ts";
import { useFunctionsInProcess } from "../../support/in-process.ts";

useFunctionsInProcess();

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

test.each(["", "a/b", "..", "__all__"])("%j is not a player", (uid) =>
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
