import { expect, test } from "vitest";
import { newPlayer, orderOf } from "../../support/client.ts";
import { deliver, newOrderId, orderNotification, transactionNotification } from "../../support/xsolla.ts";

test.each([
  ["ps_declined", "declined", {}],
  ["afs_reject", "fraud", {}],
  ["dispute", "dispute", { action: "adding", dispute: { reason: "fraud", status: "new" } }],
])("%s is recorded on the order", async (type, problem, rest) => {
  const { uid } = await newPlayer();
  const id = newOrderId();
  const transaction = { id: `43${id}`, external_id: `ref-${id}` };
  const purchase = { order: { id } };
  await deliver(transactionNotification("payment", uid, transaction, { purchase }));
  expect((await deliver(transactionNotification(type, uid, transaction, rest))).status).toBe(204);
  // A decline of another attempt does not concern a paid order.
  const expected = type === "ps_declined" ? null : problem;
  expect(await orderOf(uid, id)).toMatchObject({ status: "paid", problem: expected });
});

test("afs_black_list names no user; the order is found by its transaction", async () => {
  const { uid } = await newPlayer();
  const id = newOrderId();
  await deliver(orderNotification("order_paid", uid, id));
  const event = {
    action: "adding",
    reason: "chargeback",
    parameter: "email",
    transaction_id: `43${id}`,
    project_id: 101,
  };
  expect((await deliver({ notification_type: "afs_black_list", event })).status).toBe(204);
  expect(await orderOf(uid, id)).toMatchObject({ status: "done", granted: true, problem: "fraud" });
});

test.each(["ps_declined", "afs_reject", "dispute", "refund", "partial_refund"])(
  "%s about an order that is not on record is acknowledged",
  async (type) => {
    const { uid } = await newPlayer();
    const answer = await deliver(transactionNotification(type, uid, { id: newOrderId() }));
    expect(answer).toMatchObject({ status: 204, body: "" });
  },
);
