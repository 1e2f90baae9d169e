import { afterEach, beforeEach, expect, test } from "vitest";
import { call, minutesFromNow, newPlayer, orderOf, quantityOf, sweep, write } from "../../support/client.ts";
import { type NewOrder, newOrder, payUnheard, pendingOf } from "../../support/unheard-payment.ts";
import { control, deliver, forgetRequests, orderNotification, requestsTo } from "../../support/xsolla.ts";

const NAME = "getXsollaOrderStatus";

beforeEach(async () => {
  await control("POST", "/reset");
  await forgetRequests();
});
afterEach(() => control("DELETE", "/faults"));

const statusOf = ({ idToken, orderId }: NewOrder, id: unknown = orderId) =>
  call("sandbox", NAME, { orderId: id }, { idToken });

const answer = (order: NewOrder, status: string, granted: boolean) => ({
  status: 200,
  body: {
    result: {
      order_id: order.orderId,
      status,
      items: [{ sku: "coins-100", quantity: 1 }],
      granted,
      sandbox: true,
    },
  },
});

const timesAsked = async ({ orderId }: NewOrder) => (await requestsTo(`/order/${orderId}`)).length;

test("an unpaid order is new, and no client can read its token", async () => {
  const order = await newOrder();
  expect(await statusOf(order)).toEqual(answer(order, "new", false));
  expect(await timesAsked(order)).toBe(1);
  expect(await pendingOf(order)).toMatchObject({ token: order.token });
  expect(JSON.stringify(await orderOf(order.uid, order.orderId))).not.toContain(order.token);
});

test("a payment without a webhook is found and granted, and its token is deleted", async () => {
  const order = await newOrder();
  await payUnheard(order);
  expect(await statusOf(order, String(order.orderId))).toEqual(answer(order, "done", true));
  expect(await quantityOf(order.uid)).toBe(1);
  expect(await orderOf(order.uid, order.orderId)).toMatchObject({
    status: "done",
    granted: true,
    problem: null,
  });
  expect(await pendingOf(order)).toBeUndefined();
});

test("a final order is not looked up", async () => {
  const order = await newOrder();
  await control("POST", `/orders/${order.orderId}/pay`);
  await forgetRequests();
  expect(await statusOf(order)).toEqual(answer(order, "done", true));
  expect(await timesAsked(order)).toBe(0);
  expect(await pendingOf(order)).toBeUndefined();
});

test("an open order is looked up again after 3 s", async () => {
  const order = await newOrder();
  await write(`xsollaPlayers/${order.uid}/xsollaPendingOrders/${order.orderId}`, {
    ...(await pendingOf(order)),
    // An instance whose clock is ahead has asked, so that a slow machine does not use up the 3 s.
    askedAt: minutesFromNow(1),
  });
  await statusOf(order);
  expect(await timesAsked(order)).toBe(0);
  await write(`xsollaPlayers/${order.uid}/xsollaPendingOrders/${order.orderId}`, {
    ...(await pendingOf(order)),
    askedAt: new Date(Date.now() - 3_001),
  });
  await statusOf(order);
  expect(await timesAsked(order)).toBe(1);
});

test.each([
  ["is down", { kind: "status", status: 503 }],
  ["hangs", { kind: "hang" }],
  ["is busy", { kind: "status", status: 429 }],
  ["does not show the order", { kind: "status", status: 401 }],
  ["answers with a page", { kind: "html" }],
])("while Xsolla %s, the stored state is answered", async (_name, fault) => {
  const order = await newOrder();
  await control("POST", "/faults", { on: "order", times: 0, ...fault });
  expect(await statusOf(order)).toEqual(answer(order, "new", false));
});

test("an expired order is not looked up, and is granted if it is paid after all", async () => {
  const order = await newOrder();
  await sweep(minutesFromNow(1_441));
  await forgetRequests();
  expect(await statusOf(order)).toEqual(answer(order, "expired", false));
  expect(await timesAsked(order)).toBe(0);
  await control("POST", `/orders/${order.orderId}/pay`);
  expect(await statusOf(order)).toEqual(answer(order, "done", true));
});

test("an order without a pending order expires after a day", async () => {
  const player = await newPlayer();
  const at = (minutes: number) => ({
    createdAt: minutesFromNow(minutes),
    updatedAt: minutesFromNow(minutes),
  });
  const order = { status: "new", granted: false, sandbox: true, items: [], source: "token" };
  await write(`xsollaPlayers/${player.uid}/xsollaOrders/501`, { ...order, ...at(-1_439) });
  await write(`xsollaPlayers/${player.uid}/xsollaOrders/502`, { ...order, ...at(-1_441) });
  const idToken = await player.idToken();
  for (const [orderId, status] of [
    [501, "new"],
    [502, "expired"],
  ]) {
    expect(await call("sandbox", NAME, { orderId }, { idToken })).toMatchObject({
      body: { result: { status } },
    });
  }
});

test("an id above 2^53 keeps its digits", async () => {
  const player = await newPlayer();
  const orderId = "90071992547409931";
  await deliver(JSON.stringify(orderNotification("order_paid", player.uid, "ID")).replace('"ID"', orderId));
  expect(await call("sandbox", NAME, { orderId }, { idToken: await player.idToken() })).toMatchObject({
    body: { result: { order_id: orderId, status: "done" } },
  });
});

test("integers arrive boxed, as Firebase's Unity SDK sends them", async () => {
  const order = await newOrder();
  const boxed = { "@type": "type.googleapis.com/google.protobuf.Int64Value", value: String(order.orderId) };
  expect(await statusOf(order, boxed)).toEqual(answer(order, "new", false));
});
