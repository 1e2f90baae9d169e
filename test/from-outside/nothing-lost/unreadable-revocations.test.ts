// A revocation needs the order id only, because the items are on record. So order_canceled is read less strictly.
import { beforeAll, expect, test } from "vitest";
import { newPlayer, orderOf, quantityOf } from "../../support/client.ts";
import { UNREADABLE_ITEMS, UNREADABLE_ORDERS } from "../../support/unreadable-orders.ts";
import { deliver, newOrderId, orderNotification } from "../../support/xsolla.ts";

let uid = "";
beforeAll(async () => {
  uid = (await newPlayer()).uid;
});

const named = UNREADABLE_ORDERS.filter(([name]) => /mode|user/.test(name));

test.each([...UNREADABLE_ITEMS, ...named])(
  "an order on record, canceled with %s, is revoked",
  async (_name, body) => {
    const orderId = newOrderId();
    const before = (await quantityOf(uid)) ?? 0;
    await deliver(orderNotification("order_paid", uid, orderId));
    expect(await quantityOf(uid)).toBe(before + 1);
    const answer = await deliver({ ...body(uid, orderId), notification_type: "order_canceled" });
    expect(answer.status).toBe(204);
    expect(await orderOf(uid, orderId)).toMatchObject({ status: "canceled", granted: false });
    expect(await quantityOf(uid)).toBe(before);
  },
);

test.each(UNREADABLE_ITEMS)(
  "an order that is not on record, canceled with %s, is recorded",
  async (_name, body) => {
    const orderId = newOrderId();
    const answer = await deliver({ ...body(uid, orderId), notification_type: "order_canceled" });
    expect(answer.status).toBe(204);
    expect(await orderOf(uid, orderId)).toMatchObject({ status: "canceled", items: [] });
    await deliver(orderNotification("order_paid", uid, orderId));
    expect(await orderOf(uid, orderId)).toMatchObject({ status: "canceled", granted: false });
  },
);
