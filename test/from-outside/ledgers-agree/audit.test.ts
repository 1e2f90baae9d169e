import { Timestamp } from "firebase/firestore";
import { afterEach, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { auditedWindows } from "../../support/audited-windows.ts";
import {
  audit,
  auditByHand,
  call,
  createUser,
  deleteAccount,
  newPlayer,
  newTenantPlayer,
  orderOf,
  quantityOf,
  read,
  remove,
  write,
} from "../../support/client.ts";
import { storedNotification } from "../../support/stored-notification.ts";
import { type NewOrder, newOrder, payUnheard } from "../../support/unheard-payment.ts";
import { buyInWebShop, NOWHERE, refundUnheard } from "../../support/web-shop.ts";
import {
  control,
  deliver,
  forgetRequests,
  newOrderId,
  orderNotification,
  requestsTo,
} from "../../support/xsolla.ts";
import { XSOLLA_OUTAGES } from "../../support/xsolla-outages.ts";

const STATE = "xsollaAudits/orders";
const hoursFromNow = (hours: number) => new Date(Date.now() + hours * 3_600_000);
/** Runs an audit a day later, which is when the orders of this hour are compared for the first time. */
const aDayLater = () => audit(hoursFromNow(25));

beforeEach(async () => {
  await control("POST", "/reset");
  await remove(STATE);
  await forgetRequests();
});
afterEach(() => control("DELETE", "/faults"));

const pay = ({ orderId }: NewOrder) => control("POST", `/orders/${orderId}/pay`);
test("a refund whose order_canceled was lost revokes the items", async () => {
  const [refunded, kept] = [await newOrder(), await newOrder()];
  for (const order of [refunded, kept]) await pay(order);
  await refundUnheard(refunded);
  expect(await aDayLater()).toBe(200);
  expect(await orderOf(refunded.uid, refunded.orderId)).toMatchObject({ status: "canceled", granted: false });
  expect(await quantityOf(refunded.uid)).toBe(0);
  expect(await orderOf(kept.uid, kept.orderId)).toMatchObject({
    status: "done",
    granted: true,
    problem: null,
  });
  expect(await quantityOf(kept.uid)).toBe(1);
});

test("a payment whose webhooks were all lost is granted, with the contents of the bundle", async () => {
  const order = await newOrder({ sku: "starter-pack" });
  await payUnheard(order);
  await aDayLater();
  expect(await orderOf(order.uid, order.orderId)).toMatchObject({
    status: "done",
    granted: true,
    problem: null,
    transactionId: expect.stringMatching(/^\d+$/),
  });
  expect(await quantityOf(order.uid, "coins-100")).toBe(2);
  expect(await quantityOf(order.uid, "sword")).toBe(1);
  await remove(STATE);
  await aDayLater();
  expect(await quantityOf(order.uid, "coins-100")).toBe(2);
});

test("an unpaid order stays unpaid", async () => {
  const order = await newOrder();
  await aDayLater();
  expect(await orderOf(order.uid, order.orderId)).toMatchObject({ status: "new", granted: false });
});

test("an order of a Web Shop is recorded and granted when its user exists", async () => {
  const { uid } = await newPlayer();
  const { orderId: known } = await buyInWebShop(uid, "starter-pack");
  const { orderId: unknown } = await buyInWebShop("nobody-here");
  await aDayLater();
  expect(await orderOf(uid, known)).toMatchObject({ status: "done", granted: true, source: "webhook" });
  expect(await quantityOf(uid, "coins-100")).toBe(2);
  expect(await orderOf("nobody-here", unknown)).toBeUndefined();
  // The player signs up again under the same id.
  await createUser("nobody-here");
  await remove(STATE);
  await aDayLater();
  expect(await orderOf("nobody-here", unknown)).toMatchObject({ status: "done", granted: true });
});

test("an order in virtual currency takes the currency, too", async () => {
  const { uid } = await newPlayer();
  await write(`xsollaPlayers/${uid}/xsollaInventory/silver`, { quantity: 1_000 });
  const { webhookUrl } = z.object({ webhookUrl: z.string() }).parse(await control("PATCH", "/settings", {}));
  await control("PATCH", "/settings", { webhookUrl: NOWHERE });
  await control("POST", "/web-shop/orders", {
    user: uid,
    items: [{ sku: "two-coin-helmet" }],
    currency: "silver",
  });
  await control("PATCH", "/settings", { webhookUrl });
  await aDayLater();
  expect([await quantityOf(uid, "two-coin-helmet"), await quantityOf(uid, "silver")]).toEqual([1, 100]);
});

test("a payment that waited for its order is settled when the audit records the order", async () => {
  const { uid } = await newPlayer();
  const { transactionId: id } = await buyInWebShop(uid);
  const payment = {
    notification_type: "payment",
    user: { id: uid },
    purchase: { total: { currency: "EUR", amount: 9.99 } },
    transaction: { id },
  };
  expect((await deliver(payment)).status).toBe(204);
  await aDayLater();
  expect(await storedNotification(payment)).toMatchObject({ outcome: "handled", uid });
});

test.each([
  ["amount", { amount: "1.00" }, "amount-mismatch"],
  ["the number of pieces", { items: [{ sku: "coins-100", quantity: 3 }] }, "items-mismatch"],
  ["another item", { items: [{ sku: "sword", quantity: 1 }] }, "items-mismatch"],
  ["the same amount, written otherwise", { amount: "9.99" }, null],
])("a difference of the record: %s", async (_name, change, problem) => {
  const order = await newOrder();
  await pay(order);
  const path = `xsollaPlayers/${order.uid}/xsollaOrders/${order.orderId}`;
  const stored = await read(path);
  const amount = problem === null ? String(Number(stored?.amount)) : stored?.amount;
  await write(path, { ...stored, amount, ...(problem === null ? {} : change) });
  await aDayLater();
  expect(await orderOf(order.uid, order.orderId)).toMatchObject({ status: "done", granted: true, problem });
  expect(await quantityOf(order.uid)).toBe(1);
});

test("an order of another owner is not granted again", async () => {
  const { uid } = await newPlayer();
  const { orderId } = await buyInWebShop(uid);
  const other = await newPlayer();
  await deliver(orderNotification("order_paid", other.uid, orderId));
  expect(await quantityOf(other.uid)).toBe(1);
  await aDayLater();
  expect(await orderOf(other.uid, orderId)).toMatchObject({ granted: true, problem: "owner-mismatch" });
  expect(await orderOf(uid, orderId)).toBeUndefined();
  expect(await quantityOf(uid)).toBeUndefined();
});

test("an order paid here that Xsolla does not list becomes not-at-xsolla, if a token call made it", async () => {
  const { uid } = await newPlayer();
  const [own, elsewhere] = [newOrderId(), newOrderId()];
  for (const orderId of [own, elsewhere]) await deliver(orderNotification("order_paid", uid, orderId));
  const path = `xsollaPlayers/${uid}/xsollaOrders/${own}`;
  await write(path, { ...(await read(path)), source: "token" });
  await aDayLater();
  expect(await orderOf(uid, own)).toMatchObject({ status: "done", granted: true, problem: "not-at-xsolla" });
  expect(await orderOf(uid, elsewhere)).toMatchObject({ problem: null });
});

test("an order paid here that Xsolla knows as unpaid becomes not-at-xsolla", async () => {
  const order = await newOrder();
  await deliver(orderNotification("order_paid", order.uid, order.orderId));
  await aDayLater();
  expect(await orderOf(order.uid, order.orderId)).toMatchObject({ status: "done", problem: "not-at-xsolla" });
});

test("an account that was deleted without deletePlayer becomes the problem user-gone", async () => {
  const [gone, here] = [await newOrder(), await newOrder()];
  for (const order of [gone, here]) await pay(order);
  await deleteAccount(gone.uid);
  await audit(new Date());
  expect(await orderOf(gone.uid, gone.orderId)).toMatchObject({ granted: true, problem: "user-gone" });
  expect(await orderOf(here.uid, here.orderId)).toMatchObject({ granted: true, problem: null });
});

test("an account of a tenant is looked up in its tenant", async () => {
  const buy = async () => {
    const { uid, tenant, idToken } = await newTenantPlayer();
    const { body } = await call("sandbox", "getXsollaPaymentToken", { sku: "coins-100" }, { idToken });
    const { order_id: orderId } = Object(Object(body).result);
    await deliver(orderNotification("order_paid", uid, orderId));
    return { uid, tenant, orderId };
  };
  const [gone, here] = [await buy(), await buy()];
  await deleteAccount(gone.uid, gone.tenant);
  await audit(new Date());
  expect(await orderOf(gone.uid, gone.orderId)).toMatchObject({ granted: true, problem: "user-gone" });
  expect(await orderOf(here.uid, here.orderId)).toMatchObject({ granted: true, problem: null });
});

test("an audit of production ignores sandbox orders", async () => {
  const order = await newOrder();
  await payUnheard(order);
  const { uid } = await newPlayer();
  const { orderId: elsewhere } = await buyInWebShop(uid);
  expect(await audit(hoursFromNow(25), "production")).toBe(200);
  expect(await orderOf(order.uid, order.orderId)).toMatchObject({ status: "new" });
  expect(await orderOf(uid, elsewhere)).toBeUndefined();
});

test("each hour is compared 1, 2, 3, 7, 14 and 30 days after it, and never twice", async () => {
  const order = await newOrder();
  const hour = new Date(Math.floor(Date.now() / 3_600_000) * 3_600_000).toISOString().replace(".000Z", "Z");
  const timesAt = async (hours: number) => {
    // The simulator stores only the last thousand requests.
    await forgetRequests();
    // Pretends that no audit was missed: a late audit first compares everything that was due meanwhile.
    const comparedUntil = new Date(Math.floor(Date.now() / 3_600_000 + hours - 1) * 3_600_000);
    await write(STATE, { schemaVersion: 1, comparedUntil });
    await audit(hoursFromNow(hours));
    return (await auditedWindows()).filter((from) => from === hour).length;
  };
  for (const days of [1, 2, 3, 7, 14, 30]) {
    const times = [];
    for (const hours of [days * 24, days * 24 + 1, days * 24 + 2]) times.push(await timesAt(hours));
    expect([days, ...times]).toEqual([days, 0, 1, 0]);
  }
  expect(await orderOf(order.uid, order.orderId)).toMatchObject({ status: "new" });
});

test("the first audit compares the hours that are due at its own hour", async () => {
  await audit(new Date());
  expect(await auditedWindows()).toHaveLength(6);
  expect(await read(STATE)).toEqual({
    schemaVersion: 1,
    comparedUntil: expect.any(Timestamp),
    updatedAt: expect.any(Timestamp),
  });
  await audit(new Date());
  expect(await auditedWindows()).toHaveLength(6);
});

test("an audit by hand compares orders of this hour, and does not store how far it came", async () => {
  const order = await newOrder();
  await payUnheard(order);
  expect(await auditByHand()).toBe(200);
  expect(await orderOf(order.uid, order.orderId)).toMatchObject({ status: "done", granted: true });
  expect(await read(STATE)).toBeUndefined();
});

test("a 429 backs the audit off for as long as Xsolla asks", async () => {
  const order = await newOrder();
  await payUnheard(order);
  await control("POST", "/faults", {
    on: "search",
    kind: "status",
    status: 429,
    headers: { "retry-after": "2" },
    times: 1,
  });
  const started = Date.now();
  await aDayLater();
  expect(Date.now() - started).toBeGreaterThan(1_900);
  expect(await orderOf(order.uid, order.orderId)).toMatchObject({ status: "done", granted: true });
});

test.each<[string, object]>([
  ...XSOLLA_OUTAGES,
  ["refuses the key", { kind: "status", status: 401, body: { statusCode: 401, errorCode: 1020 } }],
])(
  "while Xsolla %s the audit does not advance, and the next audit compares the order",
  async (_name, fault) => {
    const order = await newOrder();
    await payUnheard(order);
    await control("POST", "/faults", { on: "search", times: 0, ...fault });
    expect(await aDayLater()).toBe(200);
    expect(await orderOf(order.uid, order.orderId)).toMatchObject({ status: "new" });
    expect(await read(STATE)).toBeUndefined();
    await control("DELETE", "/faults");
    await aDayLater();
    expect(await orderOf(order.uid, order.orderId)).toMatchObject({ status: "done", granted: true });
  },
);

test("one unreadable document does not stop the others", async () => {
  const [spoiled, order] = [await newOrder(), await newOrder()];
  await write(`xsollaPlayers/${spoiled.uid}/xsollaOrders/${spoiled.orderId}`, {
    status: "?",
    createdAt: new Date(),
  });
  for (const one of [spoiled, order]) await payUnheard(one);
  await aDayLater();
  expect(await orderOf(order.uid, order.orderId)).toMatchObject({ status: "done", granted: true });
  expect(await orderOf(spoiled.uid, spoiled.orderId)).toMatchObject({ status: "?" });
});

test("an hour with more orders than a page is compared completely", async () => {
  const { uid } = await newPlayer();
  for (let index = 0; index < 25; index += 1) await buyInWebShop(uid);
  await aDayLater();
  expect(await quantityOf(uid)).toBe(25);
  const pages = await requestsTo("/admin/order/search");
  expect(pages.length).toBeGreaterThanOrEqual(8);
});
