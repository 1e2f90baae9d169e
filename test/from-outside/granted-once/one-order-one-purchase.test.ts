// An order id is one purchase. It is granted once, to the player who made it, whichever player a notification names.
import { describe, expect, test } from "vitest";
import {
  call,
  minutesFromNow,
  newPlayer,
  orderOf,
  quantityOf,
  read,
  remove,
  sweep,
  write,
} from "../../support/client.ts";
import { newOrder, payUnheard } from "../../support/unheard-payment.ts";
import { deliver, newOrderId, orderNotification, transactionNotification } from "../../support/xsolla.ts";

const statusOf = ({ idToken, orderId }: { idToken: string; orderId: number }) =>
  call("sandbox", "getXsollaOrderStatus", { orderId }, { idToken });

/** Makes an order of one player, pays it without a webhook, and makes another player. */
async function paidUnheard() {
  const order = await newOrder();
  const other = (await newPlayer()).uid;
  await payUnheard(order);
  return { ...order, other };
}

const nothingOf = async (uid: string, orderId: number) => {
  expect(await orderOf(uid, orderId)).toBeUndefined();
  expect(await quantityOf(uid)).toBeUndefined();
};

test("order_paid that names another player is applied to the owner; a later status call adds nothing", async () => {
  const { uid, orderId, other, ...rest } = await paidUnheard();
  expect((await deliver(orderNotification("order_paid", other, orderId))).status).toBe(204);
  expect(await orderOf(uid, orderId)).toMatchObject({
    status: "done",
    granted: true,
    problem: "owner-mismatch",
  });
  await statusOf({ orderId, ...rest });
  expect(await quantityOf(uid)).toBe(1);
  await nothingOf(other, orderId);

  expect((await deliver(orderNotification("order_canceled", other, orderId))).status).toBe(204);
  expect(await orderOf(uid, orderId)).toMatchObject({ status: "canceled", granted: false });
  expect(await quantityOf(uid)).toBe(0);
  await nothingOf(other, orderId);
});

test("the status comes first, and order_paid names another player", async () => {
  const { uid, orderId, other, ...rest } = await paidUnheard();
  await statusOf({ orderId, ...rest });
  expect(await orderOf(uid, orderId)).toMatchObject({ status: "done", granted: true, problem: null });
  await deliver(orderNotification("order_paid", other, orderId));
  expect(await orderOf(uid, orderId)).toMatchObject({ granted: true, problem: "owner-mismatch" });
  expect(await quantityOf(uid)).toBe(1);
  await nothingOf(other, orderId);
});

test("order_paid names another player, and the sweep comes second", async () => {
  const { uid, orderId, other } = await paidUnheard();
  await deliver(orderNotification("order_paid", other, orderId));
  await sweep(minutesFromNow(11));
  expect(await orderOf(uid, orderId)).toMatchObject({ granted: true, problem: "owner-mismatch" });
  expect(await quantityOf(uid)).toBe(1);
  await nothingOf(other, orderId);
});

test("webhooks for two players and a status call, concurrently", async () => {
  const { uid, orderId, other, ...rest } = await paidUnheard();
  const answers = await Promise.all([
    deliver(orderNotification("order_paid", other, orderId)),
    deliver(orderNotification("order_paid", uid, orderId)),
    statusOf({ orderId, ...rest }),
  ]);
  expect(answers.map(({ status }) => status)).toEqual([204, 204, 200]);
  expect(await orderOf(uid, orderId)).toMatchObject({
    status: "done",
    granted: true,
    problem: "owner-mismatch",
  });
  expect(await quantityOf(uid)).toBe(1);
  await nothingOf(other, orderId);
});

test("an order without a token call belongs to the player who is named first", async () => {
  const [first, second] = [(await newPlayer()).uid, (await newPlayer()).uid];
  const orderId = newOrderId();
  await deliver(orderNotification("order_paid", first, orderId));
  await deliver(orderNotification("order_paid", second, orderId));
  expect(await quantityOf(first)).toBe(1);
  await nothingOf(second, orderId);
  const key = [...String(orderId)].reverse().join("");
  expect(await read(`xsollaOrderOwners/${key}`)).toEqual({ uid: first, orderId: String(orderId) });
});

test("two players are named concurrently for an order without a token call", async () => {
  const players = [(await newPlayer()).uid, (await newPlayer()).uid];
  const orderId = newOrderId();
  const answers = await Promise.all(
    players.map((uid) => deliver(orderNotification("order_paid", uid, orderId))),
  );
  expect(answers.map(({ status }) => status)).toEqual([204, 204]);
  const granted = await Promise.all(players.map((uid) => quantityOf(uid)));
  expect(granted.toSorted()).toEqual([1, undefined]);
});

test.each(["nobody-at-all", "a/b", "someone@example.org"])(
  "an order_paid that names no user, %j, is applied to the owner",
  async (nobody) => {
    const { uid, orderId } = await newOrder();
    expect((await deliver(orderNotification("order_paid", nobody, orderId))).status).toBe(204);
    expect(await orderOf(uid, orderId)).toMatchObject({
      status: "done",
      granted: true,
      problem: "owner-mismatch",
    });
  },
);

test("a payment and its refund that name another player are recorded with the owner's order", async () => {
  const { uid, orderId } = await newOrder();
  const other = (await newPlayer()).uid;
  const transaction = { id: `43${orderId}` };
  const purchase = { total: { currency: "USD", amount: 9.99 }, order: { id: orderId } };
  await deliver(transactionNotification("payment", other, transaction, { purchase }));
  expect(await orderOf(uid, orderId)).toMatchObject({ status: "paid", problem: "owner-mismatch" });
  await deliver(transactionNotification("refund", other, transaction, { refund_details: { code: 1 } }));
  expect(await orderOf(uid, orderId)).toMatchObject({ refunds: [{ type: "refund", code: 1 }] });
  await nothingOf(other, orderId);
});

test("the owner's own webhooks set no problem", async () => {
  const { uid, orderId } = await newOrder();
  await deliver(
    orderNotification("order_paid", uid, orderId, { order: { amount: "9.9900", currency: "EUR" } }),
  );
  expect(await orderOf(uid, orderId)).toMatchObject({ granted: true, problem: null });
});

// Somebody deleted the order by hand, or a script did, and its owner's document stayed.
describe("an order that is gone while its owner is on record", () => {
  const ownerPath = (orderId: number) => `xsollaOrderOwners/${[...String(orderId)].reverse().join("")}`;

  async function deletedOrder() {
    const { uid } = await newPlayer();
    const orderId = newOrderId();
    await deliver(orderNotification("order_paid", uid, orderId));
    await remove(`xsollaPlayers/${uid}/xsollaOrders/${orderId}`);
    return { uid, orderId };
  }

  test("is recorded again, and from then on counts once", async () => {
    const { uid, orderId } = await deletedOrder();
    for (const _again of [1, 2])
      expect((await deliver(orderNotification("order_paid", uid, orderId))).status).toBe(204);
    expect(await orderOf(uid, orderId)).toMatchObject({ status: "done", granted: true, problem: null });
    expect(await quantityOf(uid)).toBe(2);
    expect(await read(ownerPath(orderId))).toEqual({ uid, orderId: String(orderId) });
  });

  test("stays the owner's, whoever is named", async () => {
    const { uid, orderId } = await deletedOrder();
    const other = (await newPlayer()).uid;
    const answers = await Promise.all(
      [other, uid, other].map((named) => deliver(orderNotification("order_paid", named, orderId))),
    );
    expect(answers.map(({ status }) => status)).toEqual([204, 204, 204]);
    expect(await orderOf(uid, orderId)).toMatchObject({ granted: true, problem: "owner-mismatch" });
    expect(await quantityOf(uid)).toBe(2);
    await nothingOf(other, orderId);
  });

  test("has the refund of its cancelation again", async () => {
    const { uid, orderId } = await deletedOrder();
    const billing = { transaction: { id: Number(`43${orderId}`) }, refund_details: { code: 1 } };
    const canceled = orderNotification("order_canceled", uid, orderId, { billing });
    await deliver(canceled);
    await remove(`xsollaPlayers/${uid}/xsollaOrders/${orderId}`);
    for (const _again of [1, 2]) expect((await deliver(canceled)).status).toBe(204);
    expect(await orderOf(uid, orderId)).toMatchObject({ status: "canceled", refunds: [{ code: 1 }] });
  });

  test("goes to the named player when the owner's document names nobody", async () => {
    const { uid, orderId } = await deletedOrder();
    await write(ownerPath(orderId), { note: "by hand" });
    expect((await deliver(orderNotification("order_paid", uid, orderId))).status).toBe(204);
    expect(await orderOf(uid, orderId)).toMatchObject({ status: "done", granted: true });
    expect(await read(ownerPath(orderId))).toMatchObject({ uid, orderId: String(orderId) });
  });
});
