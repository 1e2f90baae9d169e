// Subscriptions without renewal: items that expire.
import { afterEach, expect, test } from "vitest";
import { call, newPlayer, orderOf, quantityOf, read } from "../../support/client.ts";
import { control, deliver, newOrderId, orderNotification } from "../../support/xsolla.ts";

const DAY_MS = 24 * 60 * 60 * 1_000;
const MONTH_MS = 30 * DAY_MS;

afterEach(async () => {
  await control("DELETE", "/faults");
  await control("DELETE", "/items");
});

const items = [{ sku: "vip-month", type: "virtual_good", quantity: 1, amount: "8.9900" }];

async function endOf(uid: string, sku = "vip-month"): Promise<number> {
  return (await read(`xsollaPlayers/${uid}/xsollaInventory/${sku}`))?.expiresAt?.toMillis();
}

/** Expects about this time. The emulator uses this machine's clock; a function may take seconds to start. */
const about = (ms: number) => ({
  asymmetricMatch: (value: unknown) => typeof value === "number" && Math.abs(value - ms) < 60_000,
});

test("each purchase and each piece makes it last longer, and a refund shorter", async () => {
  const { uid } = await newPlayer();
  const [first, second] = [newOrderId(), newOrderId()];
  await deliver(orderNotification("order_paid", uid, first, { items }));
  const end = await endOf(uid);
  expect(end).toEqual(about(Date.now() + MONTH_MS));
  const two = [{ ...items[0], quantity: 2 }];
  for (const _again of [1, 2]) await deliver(orderNotification("order_paid", uid, second, { items: two }));
  expect([await endOf(uid), await quantityOf(uid, "vip-month")]).toEqual([end + 2 * MONTH_MS, 3]);
  for (const _again of [1, 2])
    await deliver(orderNotification("order_canceled", uid, second, { items: two }));
  expect([await endOf(uid), await quantityOf(uid, "vip-month")]).toEqual([end, 1]);
  await deliver(orderNotification("order_canceled", uid, first, { items }));
  expect(await endOf(uid)).toBe(end - MONTH_MS);
});

test("a purchase after the end begins a new period", async () => {
  const { uid } = await newPlayer();
  const orders = [newOrderId(), newOrderId()];
  await deliver(orderNotification("order_paid", uid, orders[0] ?? 0, { items }));
  await deliver(orderNotification("order_canceled", uid, orders[0] ?? 0, { items }));
  await deliver(orderNotification("order_paid", uid, orders[1] ?? 0, { items }));
  expect(await endOf(uid)).toEqual(about(Date.now() + MONTH_MS));
});

test("the period is the catalogue's on the day of the purchase", async () => {
  const player = await newPlayer();
  const idToken = await player.idToken();
  const answer = await call("sandbox", "getXsollaPaymentToken", { sku: "vip-month" }, { idToken });
  const { order_id: id } = Object(Object(answer.body).result);
  await control("PUT", "/items/vip-month", {
    inventory_options: { expiration_period: { type: "day", value: 1 } },
  });
  await control("POST", "/faults", { on: "catalogue", kind: "status", status: 503, times: 0 });
  await deliver(orderNotification("order_paid", player.uid, id, { items }));
  expect(await endOf(player.uid)).toEqual(about(Date.now() + MONTH_MS));
  expect(await orderOf(player.uid, id)).toMatchObject({
    problem: null,
    items: [{ sku: "vip-month", quantity: 1 }],
  });
});

test("an item whose period cannot be read is granted without an end, with a problem", async () => {
  const { uid } = await newPlayer();
  const id = newOrderId();
  await control("POST", "/faults", { on: "catalogue", kind: "status", status: 503, times: 0 });
  // Instances cache catalogue entries for a minute, but not of this item.
  await deliver(orderNotification("order_paid", uid, id, { items: [{ ...items[0], sku: "vip-unread" }] }));
  expect(await quantityOf(uid, "vip-unread")).toBe(1);
  expect(await endOf(uid, "vip-unread")).toBeUndefined();
  expect(await orderOf(uid, id)).toMatchObject({ granted: true, problem: "no-expiry" });
});

test("an item that does not end has no end, and no problem", async () => {
  const { uid } = await newPlayer();
  const id = newOrderId();
  await deliver(orderNotification("order_paid", uid, id));
  expect(await endOf(uid, "coins-100")).toBeUndefined();
  expect(await orderOf(uid, id)).toMatchObject({ problem: null });
  expect(await orderOf(uid, id)).not.toHaveProperty("expiresInSeconds");
});

test("ten deliveries of five orders at once add up", async () => {
  const { uid } = await newPlayer();
  const orders = Array.from({ length: 5 }, newOrderId);
  const answers = await Promise.all(
    [...orders, ...orders].map((id) => deliver(orderNotification("order_paid", uid, id, { items }))),
  );
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([204]));
  expect(await quantityOf(uid, "vip-month")).toBe(5);
  expect(await endOf(uid)).toEqual(about(Date.now() + 5 * MONTH_MS));
});
