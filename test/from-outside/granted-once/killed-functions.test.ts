// The process that handles a webhook is killed before it answers. Xsolla gets an error and redelivers.
import { expect, test } from "vitest";
import { newPlayer, orderOf, quantityOf } from "../../support/client.ts";
import {
  connectFirestore,
  killFunctions,
  restoreConnectionAfterEach,
  untilAffected,
  untilStored,
} from "../../support/faults.ts";
import { deliver, newOrderId, orderNotification } from "../../support/xsolla.ts";

const PATIENT = { timeout: 180_000 };

restoreConnectionAfterEach();

async function newPurchase() {
  const { uid } = await newPlayer();
  const notification = orderNotification("order_paid", uid, newOrderId());
  return { uid, orderId: notification.order.id, notification };
}

async function expectGrantedOnce({ uid, orderId, notification }: Awaited<ReturnType<typeof newPurchase>>) {
  // A delivery to a worker that is being killed fails, too.
  await expect.poll(async () => (await deliver(notification)).status, { timeout: 90_000 }).toBe(204);
  expect(await orderOf(uid, orderId)).toMatchObject({ status: "done", granted: true });
  expect(await quantityOf(uid)).toBe(1);
  expect((await deliver(notification)).status).toBe(204);
  expect(await quantityOf(uid)).toBe(1);
}

test("a process killed before the commit: the redelivery grants once", PATIENT, async () => {
  const purchase = await newPurchase();
  await connectFirestore({ mode: "hang" });
  const answer = deliver(purchase.notification);
  await untilAffected();
  await killFunctions();
  expect((await answer).status).toBe(500);
  await connectFirestore({ mode: "open" });
  expect(await orderOf(purchase.uid, purchase.orderId)).toBeUndefined();
  await expectGrantedOnce(purchase);
});

test("a process killed after the commit: the redelivery grants nothing more", PATIENT, async () => {
  const purchase = await newPurchase();
  await connectFirestore({ mode: "deaf", after: `xsollaPlayers/${purchase.uid}/xsollaInventory/` });
  const answer = deliver(purchase.notification);
  await untilStored(`xsollaPlayers/${purchase.uid}/xsollaInventory/coins-100`);
  await killFunctions();
  expect((await answer).status).toBe(500);
  await connectFirestore({ mode: "open" });
  await expectGrantedOnce(purchase);
});
