// Manual actions of an operator on webhooks: resend, send out of order, lose.
import { expect, test } from "vitest";
import { openStudio } from "./studio.ts";

test("a webhook can be resent unchanged any number of times", async () => {
  const { post, newOrder, receiver } = await openStudio();
  const { path } = await newOrder();
  await post(`${path}/pay`);
  const { body } = await post(`${path}/send-again`, { copies: 2 });
  const [, first, ...again] = receiver.received;
  expect(again).toEqual([first, first]);
  expect(body.webhooks[1]).toMatchObject({
    type: "order_paid",
    state: "delivered",
    attempts: [{ status: 204 }, { status: 204 }, { status: 204 }],
  });
});

test("lose-next loses one webhook; its resend has the effects of a first delivery", async () => {
  const { post, get, newOrder, receiver } = await openStudio();
  const { path } = await newOrder();
  expect((await post("/simulator/webhooks/lose-next")).body).toEqual({ losses: 1 });
  expect((await post(`${path}/pay`)).body).toMatchObject({
    status: "paid",
    webhooks: [{}, { state: "lost" }],
  });
  expect(receiver.types).toEqual(["user_validation"]);
  await post(`${path}/send-again`, { webhook: 1 });
  expect((await get(path)).body).toMatchObject({ status: "done", webhooks: [{}, { state: "delivered" }] });
  expect((await post(`${path}/refund`)).body.webhooks[2]).toMatchObject({ state: "delivered" });
});

test("lose-next with a type loses only that type", async () => {
  const { post, newOrder, receiver } = await openStudio({ mode: "separate" });
  const types = ["order_canceled", "partial_refund"];
  const { path } = await newOrder();
  expect((await post("/simulator/webhooks/lose-next", { types, times: 2 })).body).toEqual({
    losses: 2,
    types,
  });
  await post(`${path}/pay`);
  await post(`${path}/partial-refund`, { amount: 1 });
  await post(`${path}/refund`);
  expect(receiver.types).toEqual(["user_validation", "payment", "order_paid", "refund"]);
  const next = await newOrder();
  await post(`${next.path}/pay`);
  await post(`${next.path}/refund`);
  expect(receiver.types.slice(-2)).toEqual(["refund", "order_canceled"]);
});

test("order_paid follows the resend of a lost payment", async () => {
  const { post, newOrder, receiver } = await openStudio({ mode: "separate" });
  const { path } = await newOrder();
  await post("/simulator/webhooks/lose-next");
  await post(`${path}/pay`);
  await post(`${path}/send-again`);
  expect(receiver.types).toEqual(["user_validation", "payment", "order_paid"]);
});

test("a resend that is refused counts as failed", async () => {
  const { post, newOrder, receiver } = await openStudio();
  const { path } = await newOrder();
  await post("/simulator/webhooks/lose-next");
  await post(`${path}/pay`);
  receiver.answers.order_paid = [400];
  const { body } = await post(`${path}/send-again`);
  expect(body).toMatchObject({
    status: "paid",
    webhooks: [{}, { state: "failed", attempts: [{ status: 400 }] }],
  });
});

test.each([
  ["combined", ["order_canceled", "order_paid"]],
  ["separate", ["order_canceled", "refund", "order_paid", "payment"]],
])("out of order, %s", async (mode, expected) => {
  const { post, request, newOrder, receiver } = await openStudio();
  await request("PATCH", "/simulator/settings", { mode, concurrency: 10 });
  const { path } = await newOrder();
  await post(`${path}/out-of-order`);
  await receiver.until(1 + expected.length);
  expect(receiver.types).toEqual(["user_validation", ...expected]);
  expect(await post(`${path}/out-of-order`)).toMatchObject({ status: 409 });
});

test.each([
  ["send-again", {}, 404],
  ["send-again", { webhook: 5 }, 404],
  ["send-again", { copies: 0 }, 400],
  ["send-again", { often: 1 }, 400],
])("%s %j of an order without webhooks is refused", async (action, body, status) => {
  const { post, newOrder } = await openStudio();
  const { path } = await newOrder();
  expect(await post(`${path}/${action}`, body)).toMatchObject({
    status,
    body: { error: expect.any(String) },
  });
});

test("user_validation cannot be resent", async () => {
  const { post, newOrder, receiver } = await openStudio();
  const { path } = await newOrder();
  await post(`${path}/pay`);
  expect(await post(`${path}/send-again`, { webhook: 0 })).toMatchObject({ status: 409 });
  expect(receiver.received).toHaveLength(2);
});

test("a reset clears pending losses", async () => {
  const { post, newOrder } = await openStudio();
  await post("/simulator/webhooks/lose-next", { times: 3 });
  await post("/simulator/reset");
  const { path } = await newOrder();
  expect((await post(`${path}/pay`)).body.status).toBe("done");
});
