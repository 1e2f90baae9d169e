import { expect, test, vi } from "vitest";
import { newPlayer, orderOf, quantityOf } from "../../../../test/support/client.ts";
import { newOrderId, orderNotification } from "../../../../test/support/xsolla.ts";
import { type Fulfil, inventoryFulfil } from "../../../src/index.ts";
import { hostBackend, hostPayments } from "../../support/host-backend.ts";
import { deliverInProcess, useFunctionsInProcess } from "../../support/in-process.ts";

// The logger captures the console's methods when it is loaded, so this one is replaced before that.
const errors = vi.hoisted(() => {
  const written: string[] = [];
  console.error = (line: unknown) => void written.push(String(line));
  return written;
});

const SECRET = "secret";
useFunctionsInProcess({ XSOLLA_WEBHOOK_SECRET: SECRET, XSOLLA_WEBHOOK_IPS: "" });

const deletePlayer = async (uid: string) =>
  (await import("../../../src/players/delete-player.ts")).deletePlayer(hostBackend(), uid);

/** The worked example of docs/guides/gifts.md. */
const giving: Fulfil = (transaction, movement, db) =>
  inventoryFulfil(transaction, { ...movement, uid: movement.gift?.receiverId ?? movement.uid }, db);

const pay = (notification: object, fulfil: Fulfil = giving) =>
  deliverInProcess(notification, SECRET, hostPayments({ fulfil }).xsollaWebhook);

/** Makes a giver, a receiver, and the notifications about a gift between them. */
async function newGift() {
  const [giver, receiver] = await Promise.all([newPlayer(), newPlayer()]);
  const orderId = newOrderId();
  const gift = { giver_id: giver.uid, receiver_id: receiver.uid };
  const billing = {
    purchase: { gift, total: { currency: "EUR", amount: 9.99 } },
    transaction: { id: orderId * 10, dry_run: 1 },
  };
  return {
    giver: giver.uid,
    receiver: receiver.uid,
    orderId,
    paid: orderNotification("order_paid", giver.uid, orderId, { billing }),
    canceled: orderNotification("order_canceled", giver.uid, orderId),
  };
}

const linesAbout = (orderId: number) =>
  errors.filter((line) => line.includes("gift.not-granted") && line.includes(`"${orderId}"`));

test("a gift to a deleted player is granted to nobody, and a refund takes nothing", async () => {
  const { giver, receiver, orderId, paid, canceled } = await newGift();
  await deletePlayer(receiver);
  expect((await pay(paid)).status).toBe(204);
  expect(await orderOf(giver, orderId)).toMatchObject({ status: "done" });
  expect([await quantityOf(giver), await quantityOf(receiver)]).toEqual([undefined, undefined]);
  expect(linesAbout(orderId).map((line) => JSON.parse(line))).toEqual([
    { severity: "ERROR", message: "gift.not-granted", uid: receiver, orderId: String(orderId) },
  ]);

  expect((await pay(canceled)).status).toBe(204);
  expect(await orderOf(giver, orderId)).toMatchObject({ status: "canceled", granted: false });
  expect([await quantityOf(giver), await quantityOf(receiver)]).toEqual([undefined, undefined]);
  expect(linesAbout(orderId)).toHaveLength(1);
});

test("a gift to a player who is deleted afterwards is not revoked", async () => {
  const { receiver, orderId, paid, canceled } = await newGift();
  await pay(paid);
  expect(await quantityOf(receiver)).toBe(1);
  await deletePlayer(receiver);
  expect((await pay(canceled)).status).toBe(204);
  expect(await quantityOf(receiver)).toBeUndefined();
  expect(linesAbout(orderId)).toEqual([]);
});

test("whichever of a gift and the receiver's deletion comes first, nothing is left", async () => {
  const gifts = await Promise.all(Array.from({ length: 8 }, newGift));
  await Promise.all(
    gifts.map(async ({ receiver, paid }, index) => {
      const work = [() => pay(paid), () => deletePlayer(receiver)];
      await Promise.all((index % 2 ? work : work.toReversed()).map((begin) => begin()));
    }),
  );
  for (const { giver, receiver, orderId } of gifts) {
    expect(await orderOf(giver, orderId)).toMatchObject({ status: "done" });
    expect(await quantityOf(receiver)).toBeUndefined();
  }
});

test("a gift that a studio leaves with its giver does not depend on the receiver", async () => {
  const { giver, receiver, orderId, paid } = await newGift();
  await deletePlayer(receiver);
  await pay(paid, inventoryFulfil);
  expect(await quantityOf(giver)).toBe(1);
  expect(linesAbout(orderId)).toEqual([]);
});

test("a fulfil that chooses the receiver itself is protected if it passes the gift", async () => {
  const { giver, receiver, orderId } = await newGift();
  const choosing: Fulfil = (transaction, movement, db) => {
    const gift = { giverId: movement.uid, receiverId: receiver };
    return inventoryFulfil(transaction, { ...movement, uid: receiver, gift }, db);
  };
  await deletePlayer(receiver);
  await pay(orderNotification("order_paid", giver, orderId), choosing);
  expect(await quantityOf(receiver)).toBeUndefined();
  expect(linesAbout(orderId)).toHaveLength(1);
});
