// Calls to Xsolla, reads and writes of a purchase and of the sweep that follows.
import { beforeEach, expect, test } from "vitest";
import { write } from "../../../test/support/client.ts";
import { control, forgetRequests, orderNotification, requestsTo } from "../../../test/support/xsolla.ts";
import { PAGE_SIZE } from "../../src/firestore/pages-of.ts";
import { costOf } from "../support/cost-of.ts";
import { hostBackend } from "../support/host-backend.ts";
import { deliverInProcess, requestOf, useFunctionsInProcess } from "../support/in-process.ts";

const SECRET = "secret";
const harness = useFunctionsInProcess({ XSOLLA_WEBHOOK_SECRET: SECRET, XSOLLA_WEBHOOK_IPS: "" });

beforeEach(async () => {
  await forgetRequests();
});

async function newOrder() {
  const { getXsollaOrderStatus, getXsollaPaymentToken } = await import("../../../functions/src/index.ts");
  const caller = await requestOf({ sku: "coins-100" });
  const buy = () => harness.wrap(getXsollaPaymentToken)(caller);
  const askAbout = (orderId: unknown) => harness.wrap(getXsollaOrderStatus)({ ...caller, data: { orderId } });
  return { uid: caller.auth?.uid ?? "", buy, askAbout };
}

// Limit, order, owner and pending order.
test("a payment token: one call to Xsolla with a warm cache, no read and four writes in two commits", async () => {
  const [first, second] = [await newOrder(), await newOrder()];
  await first.buy();
  for (const buy of [first.buy, second.buy]) {
    await forgetRequests();
    expect(await costOf(buy)).toEqual({ reads: 0, writes: 4, queries: 0, roundTrips: 2 });
    expect(await requestsTo("/api/")).toHaveLength(1);
  }
});

test("a payment token of a player whose last one came from another instance: one read more", async () => {
  const { uid, buy } = await newOrder();
  await (await newOrder()).buy();
  const expireAt = new Date(Date.now() + 60_000);
  await write(`xsollaPlayers/${uid}/xsollaLimits/paymentTokens`, { at: [new Date()], expireAt });
  // The first of five writes fails: the limit cannot be created.
  expect(await costOf(buy)).toEqual({ reads: 1, writes: 5, queries: 0, roundTrips: 4 });
  expect(await costOf(buy)).toEqual({ reads: 0, writes: 4, queries: 0, roundTrips: 2 });
});

test("order_paid: one read of order and player, one commit", async () => {
  const { uid, buy } = await newOrder();
  const { order_id } = await buy();
  const paid = orderNotification("order_paid", uid, order_id);
  expect(await costOf(() => deliverInProcess(paid, SECRET))).toEqual({
    reads: 2,
    // Order, inventory, pending order, notification.
    writes: 4,
    queries: 0,
    roundTrips: 2,
  });
  // A redelivery writes the number of attempts.
  expect(await costOf(() => deliverInProcess(paid, SECRET))).toEqual({
    reads: 2,
    writes: 1,
    queries: 0,
    roundTrips: 2,
  });
});

test("user_validation touches no document", async () => {
  const { uid } = await newOrder();
  const question = { notification_type: "user_validation", user: { id: uid } };
  expect(await costOf(() => deliverInProcess(question, SECRET))).toEqual({
    reads: 0,
    writes: 0,
    queries: 0,
    roundTrips: 0,
  });
});

test("the status of a final order: one read", async () => {
  const { uid, buy, askAbout } = await newOrder();
  const { order_id } = await buy();
  await deliverInProcess(orderNotification("order_paid", uid, order_id), SECRET);
  await forgetRequests();
  expect(await costOf(() => askAbout(order_id))).toEqual({ reads: 1, writes: 0, queries: 0, roundTrips: 1 });
  expect(await requestsTo("/api/")).toEqual([]);
});

test("the status of an open order: two reads, one write of `askedAt`, one read of the result", async () => {
  const { buy, askAbout } = await newOrder();
  const { order_id } = await buy();
  await forgetRequests();
  expect(await costOf(() => askAbout(order_id))).toEqual({ reads: 3, writes: 1, queries: 0, roundTrips: 4 });
  expect(await requestsTo("/api/")).toHaveLength(1);
  // Again within 3 s.
  expect(await costOf(() => askAbout(order_id))).toEqual({ reads: 2, writes: 0, queries: 0, roundTrips: 2 });
});

test("a sweep with nothing due: four empty queries", async () => {
  const { reconcileOrders } = await import("../../src/sweep/reconcile-orders.ts");
  const beforeAnyOrder = new Date("2020-01-01T00:00:00Z");
  expect(
    await costOf(() => reconcileOrders(hostBackend(), beforeAnyOrder, AbortSignal.timeout(30_000))),
  ).toEqual({
    reads: 0,
    writes: 0,
    queries: 4,
    roundTrips: 4,
  });
});

test.each([
  { due: 2, pages: 1 },
  { due: PAGE_SIZE + 2, pages: 2 },
])("a sweep: one read, one call and one write for each of $due due orders", async ({ due, pages }) => {
  const { reconcileOrders } = await import("../../src/sweep/reconcile-orders.ts");
  await control("POST", "/reset");
  await reconcileOrders(hostBackend(), new Date(Date.now() + 30 * 60 * 60_000), AbortSignal.timeout(60_000));
  for (let bought = 0; bought < due; bought += 1) await (await newOrder()).buy();
  // By then the first check of each order is due, and no second one.
  const inElevenMinutes = new Date(Date.now() + 11 * 60_000);
  await forgetRequests();
  expect(
    await costOf(() => reconcileOrders(hostBackend(), inElevenMinutes, AbortSignal.timeout(30_000))),
  ).toEqual({
    reads: due,
    writes: due,
    queries: 3 + pages,
    roundTrips: 3 + pages + due,
  });
  expect(await requestsTo("/order/")).toHaveLength(due);
});
