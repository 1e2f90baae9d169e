// Whole purchases: the real Firebase SDK as the game, the simulator as Xsolla.
import { collection, getDocs, onSnapshot } from "firebase/firestore";
import { httpsCallable } from "firebase/functions";
import { expect, test } from "vitest";
import { disableUser, newPlayer, orderOf, quantityOf, waitForOrder } from "../../support/client.ts";
import { control, deliver, orderNotification } from "../../support/xsolla.ts";

interface PaymentToken {
  token: string;
  order_id: number;
}

async function checkout(data: object) {
  const player = await newPlayer();
  const answer = await httpsCallable<object, PaymentToken>(player.functions, "getXsollaPaymentToken")(data);
  return { player, token: answer.data.token, orderId: answer.data.order_id };
}

test.each(["combined", "separate"])("%s webhooks: bought, granted, refunded, revoked", async (mode) => {
  const { player, token, orderId } = await checkout({ sku: "coins-100", quantity: 2 });
  const paid = control("POST", "/paystation/pay", { token, mode });
  const order = await waitForOrder(player.uid, orderId, ({ status }) => status === "done");
  expect(await paid).toMatchObject({ status: "done", invoice_id: order.transactionId });
  expect(order).toMatchObject({
    granted: true,
    problem: null,
    amount: "21.9800",
    currency: "USD",
    source: "token",
  });
  expect(await quantityOf(player.uid, "coins-100")).toBe(2);

  await control("POST", `/orders/${orderId}/refund`, { mode, code: 9, reason: "User request" });
  const refunded = await waitForOrder(player.uid, orderId, ({ status }) => status === "canceled");
  expect(refunded).toMatchObject({
    granted: false,
    refunds: [{ type: "refund", code: 9, reason: "User request", amount: "21.98", currency: "USD" }],
  });
  expect(await quantityOf(player.uid, "coins-100")).toBe(0);
});

test("the game sees every state, in order", async () => {
  const { player, token, orderId } = await checkout({ sku: "sword" });
  const seen: string[] = [];
  const [listening, done] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const stop = onSnapshot(
    collection(player.firestore, "xsollaPlayers", player.uid, "xsollaOrders"),
    ({ docs }) => {
      const state = docs.find(({ id }) => id === String(orderId))?.data();
      if (state && seen.at(-1) !== state.status) seen.push(state.status);
      if (state) listening.resolve();
      if (state?.status === "done") done.resolve();
    },
  );
  await listening.promise;
  await control("POST", "/paystation/pay", { token, mode: "separate" });
  await done.promise;
  stop();
  expect(seen.filter((status) => status !== "paid")).toEqual(["new", "done"]);
  const inventory = await getDocs(
    collection(player.firestore, "xsollaPlayers", player.uid, "xsollaInventory"),
  );
  expect(inventory.docs.map((entry) => [entry.id, entry.data().quantity])).toEqual([["sword", 1]]);
});

test("a package and a bundle bring their contents", async () => {
  const { player, token, orderId } = await checkout({
    items: [{ sku: "gems-500" }, { sku: "starter-pack" }],
  });
  await control("POST", "/paystation/pay", { token });
  const order = await waitForOrder(player.uid, orderId, ({ status }) => status === "done");
  expect(order.problem).toBeNull();
  for (const [sku, quantity] of Object.entries({
    "gems-500": 1,
    gems: 500,
    "starter-pack": 1,
    "coins-100": 2,
    sword: 1,
  })) {
    expect(await quantityOf(player.uid, sku)).toBe(quantity);
  }
});

test("a decline leaves the order open, and the player pays with another card", async () => {
  const { player, token, orderId } = await checkout({ sku: "coins-100" });
  await control("POST", `/orders/${orderId}/decline`);
  expect(await orderOf(player.uid, orderId)).toMatchObject({
    status: "new",
    problem: "declined",
  });
  await control("POST", "/paystation/pay", { token });
  expect(await waitForOrder(player.uid, orderId, ({ status }) => status === "done")).toMatchObject({
    granted: true,
    problem: null,
  });
});

test("a dispute shows on the order; the items stay until it is canceled", async () => {
  const { player, token, orderId } = await checkout({ sku: "coins-100" });
  await control("POST", "/paystation/pay", { token });
  await control("POST", `/orders/${orderId}/dispute`);
  expect(await orderOf(player.uid, orderId)).toMatchObject({
    status: "done",
    granted: true,
    problem: "dispute",
  });
});

test("a mismatch is granted as paid, with a problem", async () => {
  for (const [change, problem] of [
    [{ amount: "0.0100" }, "amount-mismatch"],
    [{ sku: "sword" }, "items-mismatch"],
  ] as const) {
    const { player, orderId } = await checkout({ sku: "coins-100" });
    const sku = "sku" in change ? change.sku : "coins-100";
    const order = { currency: "USD", amount: "amount" in change ? change.amount : "10.9900" };
    const items = [{ sku, type: "virtual_good", quantity: 1 }];
    await deliver(orderNotification("order_paid", player.uid, orderId, { items, order }));
    expect(await orderOf(player.uid, orderId)).toMatchObject({
      status: "done",
      granted: true,
      problem,
    });
    expect(await quantityOf(player.uid, sku)).toBe(1);
  }
});

test("the buyer is validated before the money is taken", async () => {
  const { player, token, orderId } = await checkout({ sku: "coins-100" });
  await disableUser(player.uid);
  await expect(control("POST", "/paystation/pay", { token })).rejects.toThrow(/does not know this player/);
  expect(await control("GET", `/orders/${orderId}`)).toMatchObject({ status: "new", invoice_id: null });
});
