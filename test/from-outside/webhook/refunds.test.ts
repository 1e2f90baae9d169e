import { expect, test } from "vitest";
import { newPlayer, orderOf } from "../../support/client.ts";
import { deliver, newOrderId, orderNotification, transactionNotification } from "../../support/xsolla.ts";

test("separate mode: refund is recorded, order_canceled revokes", async () => {
  const { uid } = await newPlayer();
  const id = newOrderId();
  await deliver(orderNotification("order_paid", uid, id));
  const refund = transactionNotification(
    "refund",
    uid,
    { id: `43${id}`, external_id: null },
    {
      refund_details: {
        code: "1",
        reason: "Cancellation by the game request",
        author: "support@example.org",
      },
    },
  );
  for (const _again of [1, 2]) expect((await deliver(refund)).status).toBe(204);
  const entry = {
    type: "refund",
    code: 1,
    reason: "Cancellation by the game request",
    amount: "9.99",
    currency: "EUR",
  };
  const recorded = await orderOf(uid, id);
  expect(recorded).toMatchObject({ status: "done", granted: true });
  expect(recorded?.refunds).toEqual([entry]);
  await deliver(orderNotification("order_canceled", uid, id));
  expect(await orderOf(uid, id)).toMatchObject({ status: "canceled", granted: false, refunds: [entry] });
});

test("combined mode: order_canceled revokes and records the refund, once", async () => {
  const { uid } = await newPlayer();
  const id = newOrderId();
  await deliver(orderNotification("order_paid", uid, id));
  const billing = {
    notification_type: "refund",
    settings: { project_id: 101 },
    purchase: { total: { currency: "EUR", amount: "9.99" } },
    transaction: { id: Number(`43${id}`) },
    refund_details: { code: 2, reason: "Chargeback", author: "support@example.org" },
  };
  for (const _again of [1, 2]) await deliver(orderNotification("order_canceled", uid, id, { billing }));
  const order = await orderOf(uid, id);
  expect(order).toMatchObject({ status: "canceled", granted: false });
  expect(order?.refunds).toEqual([
    { type: "refund", code: 2, reason: "Chargeback", amount: "9.99", currency: "EUR" },
  ]);
});

test("partial refunds of one transaction differ by amount and date", async () => {
  const { uid } = await newPlayer();
  const id = newOrderId();
  await deliver(orderNotification("order_paid", uid, id));
  const partial = (amount: number, date: string) =>
    deliver(
      transactionNotification(
        "partial_refund",
        uid,
        { id: Number(`43${id}`), date },
        { purchase: { total: { currency: "EUR", amount } }, refund_details: { code: 9, reason: "asked" } },
      ),
    );
  await partial(3, "2026-09-05T10:00:00+03:00");
  await partial(3, "2026-09-05T10:00:00+03:00");
  await partial(3, "2026-09-06T10:00:00+03:00");
  await partial(1.5, "2026-09-06T10:00:00+03:00");
  const order = await orderOf(uid, id);
  expect(order).toMatchObject({ status: "done", granted: true });
  expect(order?.refunds.map(({ type, amount }: { type: string; amount: string }) => [type, amount])).toEqual([
    ["partial_refund", "3"],
    ["partial_refund", "3"],
    ["partial_refund", "1.5"],
  ]);
});
