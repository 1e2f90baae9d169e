// What the webhooks missed, the audit finds and applies.
import { expect, test } from "vitest";
import { z } from "zod";
import { auditADayLater, beginWithNoAudit } from "../../support/audits.ts";
import { createUser, newPlayer, orderOf, quantityOf, write } from "../../support/client.ts";
import { storedNotification } from "../../support/stored-notification.ts";
import { type NewOrder, newOrder, payUnheard } from "../../support/unheard-payment.ts";
import { buyInWebShop, NOWHERE, refundUnheard } from "../../support/web-shop.ts";
import { control, deliver } from "../../support/xsolla.ts";

beginWithNoAudit();

const pay = ({ orderId }: NewOrder) => control("POST", `/orders/${orderId}/pay`);

test("a refund whose order_canceled was lost revokes the items", async () => {
  const [refunded, kept] = [await newOrder(), await newOrder()];
  for (const order of [refunded, kept]) await pay(order);
  await refundUnheard(refunded);
  expect(await auditADayLater()).toBe(200);
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
  await auditADayLater();
  expect(await orderOf(order.uid, order.orderId)).toMatchObject({
    status: "done",
    granted: true,
    problem: null,
    transactionId: expect.stringMatching(/^\d+$/),
  });
  expect(await quantityOf(order.uid, "coins-100")).toBe(2);
  expect(await quantityOf(order.uid, "sword")).toBe(1);
  await auditADayLater();
  expect(await quantityOf(order.uid, "coins-100")).toBe(2);
});

test("an unpaid order stays unpaid", async () => {
  const order = await newOrder();
  await auditADayLater();
  expect(await orderOf(order.uid, order.orderId)).toMatchObject({ status: "new", granted: false });
});

test("an order of a Web Shop is recorded and granted when its user exists", async () => {
  const { uid } = await newPlayer();
  const { orderId: known } = await buyInWebShop(uid, "starter-pack");
  const { orderId: unknown } = await buyInWebShop("nobody-here");
  await auditADayLater();
  expect(await orderOf(uid, known)).toMatchObject({ status: "done", granted: true, source: "webhook" });
  expect(await quantityOf(uid, "coins-100")).toBe(2);
  expect(await orderOf("nobody-here", unknown)).toBeUndefined();
  // The player signs up again under the same id.
  await createUser("nobody-here");
  await auditADayLater();
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
  await auditADayLater();
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
  await auditADayLater();
  expect(await storedNotification(payment)).toMatchObject({ outcome: "handled", uid });
});
