import { expect, test } from "vitest";
import { beginWithNothingDue } from "../../support/begin-with-nothing-due.ts";
import {
  minutesFromNow,
  newPlayer,
  orderOf,
  quantityOf,
  read,
  remove,
  sweep,
  sweepByHand,
  write,
} from "../../support/client.ts";
import { type NewOrder, newOrder, payUnheard, pendingOf } from "../../support/unheard-payment.ts";
import { control, deliver, newOrderId, requestsTo } from "../../support/xsolla.ts";
import { XSOLLA_OUTAGES } from "../../support/xsolla-outages.ts";

beginWithNothingDue();

test("a payment without a webhook is found after 10 minutes, and granted", async () => {
  const order = await newOrder({ sku: "starter-pack" });
  await payUnheard(order);
  expect(await sweep(minutesFromNow(9))).toBe(200);
  expect(await orderOf(order.uid, order.orderId)).toMatchObject({ status: "new" });
  expect(await requestsTo(`/order/${order.orderId}`)).toEqual([]);

  expect(await sweep(minutesFromNow(11))).toBe(200);
  expect(await orderOf(order.uid, order.orderId)).toMatchObject({
    status: "done",
    granted: true,
    problem: null,
  });
  expect(await quantityOf(order.uid, "starter-pack")).toBe(1);
  expect(await quantityOf(order.uid, "coins-100")).toBe(2);
  expect(await quantityOf(order.uid, "sword")).toBe(1);
  expect(await pendingOf(order)).toBeUndefined();
});

test("an unpaid order is polled at growing intervals, and expires after a day", async () => {
  const order = await newOrder();
  const asked = async () => (await requestsTo(`/order/${order.orderId}`)).length;
  for (const [minutes, times] of [
    [11, 1],
    [12, 1],
    [21, 2],
    [39, 2],
    [41, 3],
    [1_431, 4],
    [1_441, 5],
    [1_500, 5],
  ] as const) {
    await sweep(minutesFromNow(minutes));
    expect(await asked()).toBe(times);
  }
  expect(await orderOf(order.uid, order.orderId)).toMatchObject({ status: "expired", granted: false });
  expect(await pendingOf(order)).toBeUndefined();

  await control("POST", `/orders/${order.orderId}/pay`);
  expect(await orderOf(order.uid, order.orderId)).toMatchObject({ status: "done", granted: true });
  expect(await quantityOf(order.uid)).toBe(1);
});

test("a refund that the sweep finds ends the order", async () => {
  const order = await newOrder();
  await payUnheard(order);
  await control("POST", `/orders/${order.orderId}/refund`, { webhookUrl: "http://127.0.0.1:9/" });
  await sweep(minutesFromNow(11));
  expect(await orderOf(order.uid, order.orderId)).toMatchObject({ status: "canceled", granted: false });
  expect(await quantityOf(order.uid)).toBeUndefined();
});

async function deliverPayment({ uid, orderId }: { uid: string; orderId: number }): Promise<void> {
  const transaction = { id: `55${orderId}`, dry_run: 1 };
  const purchase = { total: { currency: "EUR", amount: 9.99 }, order: { id: orderId } };
  await deliver({ notification_type: "payment", user: { id: uid }, purchase, transaction });
}

test("a payment without order_paid becomes paid-not-done after a day", async () => {
  const order = await newOrder();
  await deliverPayment(order);
  await sweep(minutesFromNow(1_441));
  expect(await orderOf(order.uid, order.orderId)).toMatchObject({ status: "paid", problem: "paid-not-done" });
  expect(await pendingOf(order)).toBeUndefined();
});

test("a payment for an order from elsewhere becomes paid-not-done after a day, without a lookup", async () => {
  const order = { uid: (await newPlayer()).uid, orderId: newOrderId() };
  await deliverPayment(order);
  await sweep(minutesFromNow(1_439));
  expect(await orderOf(order.uid, order.orderId)).toMatchObject({ status: "paid", problem: null });
  await sweep(minutesFromNow(1_441));
  expect(await orderOf(order.uid, order.orderId)).toMatchObject({ status: "paid", problem: "paid-not-done" });
});

test("after a 429 the sweep pauses as long as Xsolla asks, and skips no order", async () => {
  const orders = [await newOrder(), await newOrder(), await newOrder()];
  for (const order of orders) await payUnheard(order);
  await control("POST", "/faults", {
    on: "order",
    kind: "status",
    status: 429,
    headers: { "retry-after": "1" },
    times: 1,
  });
  expect(await sweep(minutesFromNow(11))).toBe(200);
  for (const order of orders) {
    expect(await orderOf(order.uid, order.orderId)).toMatchObject({ status: "done", granted: true });
  }
});

test.each(XSOLLA_OUTAGES)(
  "while Xsolla %s nothing changes, and the next check follows",
  async (_name, fault) => {
    const order = await newOrder();
    await payUnheard(order);
    await control("POST", "/faults", { on: "order", times: 0, ...fault });
    expect(await sweep(minutesFromNow(11))).toBe(200);
    expect(await orderOf(order.uid, order.orderId)).toMatchObject({ status: "new", problem: null });
    await control("DELETE", "/faults");
    await sweep(minutesFromNow(21));
    expect(await orderOf(order.uid, order.orderId)).toMatchObject({ status: "done", granted: true });
  },
);

test("while Xsolla is down, an order expires an hour later", async () => {
  const order = await newOrder();
  await payUnheard(order);
  await control("POST", "/faults", { on: "order", kind: "status", status: 503, times: 0 });
  await sweep(minutesFromNow(1_441));
  expect(await orderOf(order.uid, order.orderId)).toMatchObject({ status: "new" });
  await sweep(minutesFromNow(1_501));
  expect(await orderOf(order.uid, order.orderId)).toMatchObject({ status: "expired" });
});

test("an order without a pending order expires, too", async () => {
  const order = await newOrder();
  await remove(`xsollaPlayers/${order.uid}/xsollaPendingOrders/${order.orderId}`);
  await sweep(minutesFromNow(1_439));
  expect(await orderOf(order.uid, order.orderId)).toMatchObject({ status: "new" });
  await sweep(minutesFromNow(1_441));
  expect(await orderOf(order.uid, order.orderId)).toMatchObject({ status: "expired" });
});

async function backdate({ uid, orderId }: NewOrder, minutes: number): Promise<void> {
  const path = `xsollaPlayers/${uid}/xsollaOrders/${orderId}`;
  await write(path, { ...(await read(path)), createdAt: minutesFromNow(-minutes) });
}

test("the age of an order is counted from its createdAt", async () => {
  const order = await newOrder();
  await backdate(order, 1_441);
  await sweep(minutesFromNow(0));
  expect(await orderOf(order.uid, order.orderId)).toMatchObject({ status: "expired", granted: false });
  expect(await pendingOf(order)).toBeUndefined();
});

test("an old paid order is found when Xsolla is reachable again", async () => {
  const order = await newOrder();
  await payUnheard(order);
  await backdate(order, 1_600);
  await control("POST", "/faults", { on: "order", kind: "status", status: 503, times: 0 });
  await sweep(minutesFromNow(0));
  expect(await orderOf(order.uid, order.orderId)).toMatchObject({ status: "new" });
  await control("DELETE", "/faults");
  await sweep(minutesFromNow(0));
  expect(await orderOf(order.uid, order.orderId)).toMatchObject({ status: "done", granted: true });
});

test("an old order with a payment is found and granted", async () => {
  const order = await newOrder();
  await deliverPayment(order);
  await payUnheard(order);
  await backdate(order, 1_441);
  await sweep(minutesFromNow(0));
  expect(await orderOf(order.uid, order.orderId)).toMatchObject({ status: "done", granted: true });
});

test("a manual sweep checks all open orders, except new ones", async () => {
  const [young, old] = [await newOrder(), await newOrder()];
  for (const order of [young, old]) await payUnheard(order);
  await backdate(old, 11);
  await sweep(minutesFromNow(0));
  expect(await orderOf(old.uid, old.orderId)).toMatchObject({ status: "new" });
  expect(await sweepByHand()).toBe(200);
  expect(await orderOf(old.uid, old.orderId)).toMatchObject({ status: "done", granted: true });
  expect(await orderOf(young.uid, young.orderId)).toMatchObject({ status: "new" });
});

test("the sweep reads more orders than one page holds", async () => {
  const { uid } = await newPlayer();
  const ids = Array.from({ length: 205 }, (_, index) => `${9_000_000 + index}`);
  const createdAt = minutesFromNow(-1_500);
  const common = { status: "new", granted: false, sandbox: true, items: [], source: "token", createdAt };
  await Promise.all(ids.map((id) => write(`xsollaPlayers/${uid}/xsollaOrders/${id}`, common)));
  await sweep(minutesFromNow(0));
  const statuses = await Promise.all(ids.map(async (id) => (await orderOf(uid, id))?.status));
  expect(new Set(statuses)).toEqual(new Set(["expired"]));
});
