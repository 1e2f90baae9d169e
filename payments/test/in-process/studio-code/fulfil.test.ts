// The movements that `fulfil` gets, and the writes that it can make, with separate and combined webhooks.
import type { HttpsFunction } from "firebase-functions/https";
import { describe, expect, test } from "vitest";
import { newPlayer, orderOf, quantityOf } from "../../../../test/support/client.ts";
import { newOrderId, orderNotification, transactionNotification } from "../../../../test/support/xsolla.ts";
import { type Fulfil, inventoryFulfil, type Movement } from "../../../src/index.ts";
import { hostPayments } from "../../support/host-backend.ts";
import { deliverInProcess, requestOf, useFunctionsInProcess } from "../../support/in-process.ts";

const SECRET = "secret";
const harness = useFunctionsInProcess({ XSOLLA_WEBHOOK_SECRET: SECRET, XSOLLA_WEBHOOK_IPS: "" });

const deliver = async (webhook: HttpsFunction, notification: object) =>
  (await deliverInProcess(notification, SECRET, webhook)).status;

/** Makes the functions with a `fulfil` that records its movements. */
function listening() {
  const movements: Movement[] = [];
  const fulfil: Fulfil = (transaction, movement, db) => {
    movements.push(movement);
    return inventoryFulfil(transaction, movement, db);
  };
  return { movements, ...hostPayments({ fulfil }) };
}

test("a plain order passes nothing but the order", async () => {
  const { uid } = await newPlayer();
  const { movements, xsollaWebhook } = listening();
  const id = newOrderId();
  expect(await deliver(xsollaWebhook, orderNotification("order_paid", uid, id))).toBe(204);
  expect(Object.keys(movements[0] ?? {}).toSorted()).toEqual(
    "direction items order orderId sandbox uid".split(" "),
  );
});

test("the grant and the revocation pass the custom parameters as they were sent, numbers as numbers", async () => {
  const { uid } = await newPlayer();
  const { movements, xsollaWebhook } = listening();
  const id = newOrderId();
  const customParameters = { guild: "owls", level: 7, ratio: 1.5, tags: [["a"], []], on: true };
  const paid = { ...orderNotification("order_paid", uid, id), custom_parameters: customParameters };
  expect(await deliver(xsollaWebhook, paid)).toBe(204);
  // The cancelation does not contain them again.
  await deliver(xsollaWebhook, orderNotification("order_canceled", uid, id));
  expect(movements).toMatchObject([
    { direction: "grant", customParameters, order: { customParameters } },
    { direction: "revoke", customParameters },
  ]);
});

test("the custom parameters of the token call are passed, also when no webhook repeats them", async () => {
  const customParameters = { recipient: "grace" };
  const { getXsollaPaymentToken } = hostPayments({
    settingsFor: () => ({ custom_parameters: customParameters }),
  });
  const request = await requestOf({ sku: "coins-100" });
  const { order_id: id } = await harness.wrap(getXsollaPaymentToken)(request);
  const uid = request.auth?.uid ?? "";
  const { movements, xsollaWebhook } = listening();
  for (const type of ["order_paid", "order_canceled"] as const)
    expect(await deliver(xsollaWebhook, orderNotification(type, uid, id))).toBe(204);
  expect(movements).toMatchObject([
    { direction: "grant", customParameters },
    { direction: "revoke", customParameters },
  ]);
});

test("an order of an item that is not released yet is passed as a pre-order", async () => {
  const { uid } = await newPlayer();
  const { movements, xsollaWebhook } = listening();
  const items = [{ sku: "coins-100", quantity: 1, is_pre_order: true }];
  await deliver(xsollaWebhook, orderNotification("order_paid", uid, newOrderId(), { items }));
  expect(movements).toMatchObject([{ preOrder: true }]);
});

describe("a gift", () => {
  /** The worked example of docs/guides/gifts.md. */
  const giving: Fulfil = async (transaction, movement, db) => {
    const uid = movement.gift?.receiverId ?? movement.uid;
    await inventoryFulfil(transaction, { ...movement, uid }, db);
  };
  const gift = (giverId: string, receiverId: string) => ({
    giver_id: giverId,
    receiver_id: receiverId,
    message: "For you",
    hide_giver_from_receiver: false,
  });

  test("goes to the receiver, and a refund revokes it from the receiver", async () => {
    const [giver, receiver] = [await newPlayer(), await newPlayer()];
    const { xsollaWebhook } = hostPayments({ fulfil: giving });
    const id = newOrderId();
    const billing = {
      purchase: { gift: gift(giver.uid, receiver.uid), total: { currency: "EUR", amount: 9.99 } },
      transaction: { id: id * 10, dry_run: 1 },
    };
    await deliver(xsollaWebhook, orderNotification("order_paid", giver.uid, id, { billing }));
    expect([await quantityOf(giver.uid), await quantityOf(receiver.uid)]).toEqual([undefined, 1]);
    await deliver(xsollaWebhook, orderNotification("order_canceled", giver.uid, id));
    expect([await quantityOf(giver.uid), await quantityOf(receiver.uid)]).toEqual([undefined, 0]);
  });

  test("is known from the payment in separate mode", async () => {
    const [giver, receiver] = [await newPlayer(), await newPlayer()];
    const { xsollaWebhook } = hostPayments({ fulfil: giving });
    const id = newOrderId();
    const purchase = {
      total: { currency: "EUR", amount: 9.99 },
      order: { id, lineitems: [{ sku: "coins-100", quantity: 1 }] },
      gift: gift(giver.uid, receiver.uid),
    };
    const payment = transactionNotification("payment", giver.uid, { id: id * 10, dry_run: 1 }, { purchase });
    expect(await deliver(xsollaWebhook, payment)).toBe(204);
    expect(await orderOf(giver.uid, id)).toMatchObject({ status: "paid" });
    await deliver(xsollaWebhook, orderNotification("order_paid", giver.uid, id));
    expect([await quantityOf(giver.uid), await quantityOf(receiver.uid)]).toEqual([undefined, 1]);
  });

  test("to a user who cannot own orders stays with the buyer", async () => {
    const { uid } = await newPlayer();
    const { xsollaWebhook } = hostPayments({ fulfil: giving });
    const billing = {
      purchase: { gift: gift(uid, "no/body") },
      transaction: { id: newOrderId(), dry_run: 1 },
    };
    const paid = orderNotification("order_paid", uid, newOrderId(), { billing });
    expect(await deliver(xsollaWebhook, paid)).toBe(204);
    expect(await quantityOf(uid)).toBe(1);
  });

  test("an order that is not a gift is granted to the buyer", async () => {
    const { uid } = await newPlayer();
    const { xsollaWebhook } = hostPayments({ fulfil: giving });
    await deliver(xsollaWebhook, orderNotification("order_paid", uid, newOrderId()));
    expect(await quantityOf(uid)).toBe(1);
  });
});

test("the virtual currency that was paid is passed once, and so is the time that a subscription lasts", async () => {
  const { uid } = await newPlayer();
  const { movements, xsollaWebhook } = listening();
  const items = [{ sku: "vip-month", type: "virtual_good", quantity: 2 }];
  const order = { currency_type: "virtual", currency: "gems", amount: "120.0000", invoice_id: null };
  const paid = orderNotification("order_paid", uid, newOrderId(), { items, order });
  for (const _again of [1, 2]) await deliver(xsollaWebhook, paid);
  expect(movements).toMatchObject([
    {
      currencyType: "virtual",
      price: { sku: "gems", amount: 120 },
      items: [{ sku: "vip-month", quantity: 2, expiresInSeconds: 30 * 24 * 60 * 60 }],
    },
  ]);
  expect(await quantityOf(uid, "gems")).toBe(-120);
});
