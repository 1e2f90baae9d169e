// What contradicts each other becomes a problem of the order, and nothing is granted twice.
import { expect, test } from "vitest";
import { auditADayLater, beginWithNoAudit } from "../../support/audits.ts";
import {
  audit,
  call,
  deleteAccount,
  newPlayer,
  newTenantPlayer,
  orderOf,
  quantityOf,
  read,
  write,
} from "../../support/client.ts";
import { type NewOrder, newOrder, payUnheard } from "../../support/unheard-payment.ts";
import { buyInWebShop } from "../../support/web-shop.ts";
import { control, deliver, newOrderId, orderNotification } from "../../support/xsolla.ts";

beginWithNoAudit();

const pay = ({ orderId }: NewOrder) => control("POST", `/orders/${orderId}/pay`);

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
  await auditADayLater();
  expect(await orderOf(order.uid, order.orderId)).toMatchObject({ status: "done", granted: true, problem });
  expect(await quantityOf(order.uid)).toBe(1);
});

test("an order of another owner is not granted again", async () => {
  const { uid } = await newPlayer();
  const { orderId } = await buyInWebShop(uid);
  const other = await newPlayer();
  await deliver(orderNotification("order_paid", other.uid, orderId));
  expect(await quantityOf(other.uid)).toBe(1);
  await auditADayLater();
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
  await auditADayLater();
  expect(await orderOf(uid, own)).toMatchObject({ status: "done", granted: true, problem: "not-at-xsolla" });
  expect(await orderOf(uid, elsewhere)).toMatchObject({ problem: null });
});

test("an order paid here that Xsolla knows as unpaid becomes not-at-xsolla", async () => {
  const order = await newOrder();
  await deliver(orderNotification("order_paid", order.uid, order.orderId));
  await auditADayLater();
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
  expect(await auditADayLater("production")).toBe(200);
  expect(await orderOf(order.uid, order.orderId)).toMatchObject({ status: "new" });
  expect(await orderOf(uid, elsewhere)).toBeUndefined();
});
