// Xsolla repeats notifications, also concurrently and in another order. The items move once.
import { expect, test } from "vitest";
import { newPlayer, orderOf, quantityOf } from "../../support/client.ts";
import { deliver, newOrderId, orderNotification } from "../../support/xsolla.ts";

test("fifteen concurrent deliveries of one order_paid grant once", async () => {
  const { uid } = await newPlayer();
  const notification = orderNotification("order_paid", uid, newOrderId());
  const answers = await Promise.all(Array.from({ length: 15 }, () => deliver(notification)));
  expect(answers.map(({ status }) => status)).toEqual(Array(15).fill(204));
  expect(await quantityOf(uid)).toBe(1);
});

test("order_canceled revokes the items once", async () => {
  const { uid } = await newPlayer();
  const id = newOrderId();
  await deliver(orderNotification("order_paid", uid, id));
  for (const _again of [1, 2]) {
    expect((await deliver(orderNotification("order_canceled", uid, id))).status).toBe(204);
    expect(await quantityOf(uid)).toBe(0);
  }
  expect(await orderOf(uid, id)).toMatchObject({
    status: "canceled",
    granted: false,
    canceledAt: expect.anything(),
  });
});

test("order_canceled before order_paid grants nothing, ever", async () => {
  const { uid } = await newPlayer();
  const id = newOrderId();
  await deliver(orderNotification("order_canceled", uid, id));
  expect((await deliver(orderNotification("order_paid", uid, id))).status).toBe(204);
  expect(await orderOf(uid, id)).toMatchObject({ status: "canceled", granted: false });
  expect(await quantityOf(uid)).toBeUndefined();
});
