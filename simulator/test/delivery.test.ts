import { expect, test } from "vitest";
import { NEVER } from "./receiver.ts";
import { openStudio, type Studio } from "./studio.ts";

/** At this speed five minutes take 5 ms. */
const FAST = { retrySpeed: 60_000 };
const WEEK_MS = 7 * 24 * 3_600_000;

const webhookOf = async (studio: Studio, path: string, type: string) => {
  const { body } = await studio.get(path);
  return body.webhooks.find((webhook: { type: string }) => webhook.type === type);
};

const untilState = (studio: Studio, path: string, type: string, state: string) =>
  expect.poll(async () => (await webhookOf(studio, path, type))?.state).toBe(state);

test("a 500 is retried, then the order is done", async () => {
  const studio = await openStudio(FAST);
  const { path } = await studio.newOrder();
  studio.receiver.answers.order_paid = [500, 503];
  const { body } = await studio.post(`${path}/pay`);
  expect(body).toMatchObject({
    status: "paid",
    webhooks: [{}, { state: "pending", attempts: [{ status: 500 }], nextAttemptAt: expect.any(String) }],
  });
  await untilState(studio, path, "order_paid", "delivered");
  expect((await studio.get(path)).body).toMatchObject({
    status: "done",
    webhooks: [{}, { attempts: [{ status: 500 }, { status: 503 }, { status: 204 }], nextAttemptAt: null }],
  });
});

test("order_paid follows a payment that succeeds at the second attempt", async () => {
  const studio = await openStudio({ ...FAST, mode: "separate" });
  const { path } = await studio.newOrder();
  studio.receiver.answers.payment = [500];
  await studio.post(`${path}/pay`);
  await studio.receiver.until(4);
  expect(studio.receiver.types).toEqual(["user_validation", "payment", "payment", "order_paid"]);
});

test("a failing notification blocks those behind it, but no payment", async () => {
  const studio = await openStudio();
  const [first, second] = [await studio.newOrder(), await studio.newOrder()];
  studio.receiver.answers.order_paid = [500];
  await studio.post(`${first.path}/pay`);
  const { body } = await studio.post(`${second.path}/pay`);
  expect(body).toMatchObject({ status: "paid", webhooks: [{}, { state: "pending", attempts: [] }] });
  // The new speed shortens the running wait.
  await studio.request("PATCH", "/simulator/settings", FAST);
  await untilState(studio, second.path, "order_paid", "delivered");
  expect(studio.receiver.bodies("order_paid").map(({ order }) => order.id)).toEqual([
    first.id,
    first.id,
    second.id,
  ]);
});

test("the time of the next attempt is by the simulator's clock", async () => {
  const studio = await openStudio({ now: () => new Date("2026-09-02T10:00:00Z") });
  const { path } = await studio.newOrder();
  studio.receiver.answers.order_paid = [500];
  const { body } = await studio.post(`${path}/pay`);
  expect(body.webhooks[1].nextAttemptAt).toMatch(/^2026-09-02T10:0(4:59|5:00)/);
});

test.each([400, 401, 402, 403, 404, 409, 415, 422])(
  "order_paid is not retried after a %i",
  async (status) => {
    const studio = await openStudio(FAST);
    const { path } = await studio.newOrder();
    studio.receiver.answers.order_paid = [status];
    const { body } = await studio.post(`${path}/pay`);
    expect(body).toMatchObject({ status: "paid", webhooks: [{}, { state: "failed", nextAttemptAt: null }] });
  },
);

test.each([202, 301, 418, 429, 503])("order_paid is retried after a %i", async (status) => {
  const studio = await openStudio(FAST);
  const { path } = await studio.newOrder();
  studio.receiver.answers.order_paid = [status];
  await studio.post(`${path}/pay`);
  await untilState(studio, path, "order_paid", "delivered");
  expect(studio.receiver.bodies("order_paid")).toHaveLength(2);
});

test("order_paid is given up after 19 retries, and refunded if autoRefund is set", async () => {
  const studio = await openStudio({ retrySpeed: WEEK_MS });
  await studio.request("PATCH", "/simulator/settings", { autoRefund: true });
  const { path } = await studio.newOrder();
  studio.receiver.answers.order_paid = Array(20).fill(500);
  await studio.post(`${path}/pay`);
  await untilState(studio, path, "order_canceled", "delivered");
  expect((await webhookOf(studio, path, "order_paid")).attempts).toHaveLength(20);
  expect((await studio.get(path)).body.status).toBe("canceled");
});

test("a refused order_paid is refunded at once if autoRefund is set", async () => {
  const studio = await openStudio();
  await studio.request("PATCH", "/simulator/settings", { autoRefund: true });
  const { path } = await studio.newOrder();
  studio.receiver.answers.order_paid = [422];
  expect((await studio.post(`${path}/pay`)).body.status).toBe("canceled");
  expect(studio.receiver.bodies("order_canceled")[0].billing.refund_details.code).toBe(3);
});

test("a missing answer is a failure without a status", async () => {
  const studio = await openStudio();
  const { path } = await studio.newOrder();
  await studio.post(`${path}/pay`);
  const gone = await openStudio();
  await gone.simulator.close();
  const { body } = await studio.post(`${path}/refund`, { webhookUrl: gone.simulator.url });
  expect(body).toMatchObject({ status: "canceled" });
  expect(body.webhooks[2]).toMatchObject({
    type: "order_canceled",
    state: "pending",
    attempts: [{ status: null, body: expect.stringContaining("ECONNREFUSED") }],
  });
});

const orderIds = ({ receiver }: Studio) => receiver.bodies("order_paid").map(({ order }) => order.id);

test("reset drops waiting notifications", async () => {
  const studio = await openStudio();
  const dropped = await studio.newOrder();
  studio.receiver.answers.order_paid = [500];
  await studio.post(`${dropped.path}/pay`);
  await studio.post("/simulator/reset");
  await studio.request("PATCH", "/simulator/settings", { retrySpeed: 3_000 });
  expect((await studio.get("/simulator/orders")).body).toEqual([]);
  expect((await studio.get(dropped.path)).status).toBe(404);
  // Its retry would be sent before the one of this later order.
  const next = await studio.newOrder();
  studio.receiver.answers.order_paid = [500];
  await studio.post(`${next.path}/pay`);
  await untilState(studio, next.path, "order_paid", "delivered");
  expect(orderIds(studio)).toEqual([dropped.id, next.id, next.id]);
});

test.each([500, NEVER])(
  "a reset ends the wait for a notification that was answered with %i",
  async (status) => {
    const studio = await openStudio();
    const dropped = await studio.newOrder();
    studio.receiver.answers.order_paid = [status];
    const paying = studio.post(`${dropped.path}/pay`);
    await studio.receiver.until(2);
    await studio.post("/simulator/reset");
    expect((await paying).status).toBe(200);
    const next = await studio.newOrder();
    expect((await studio.post(`${next.path}/pay`)).body.status).toBe("done");
  },
);

/** At this speed five minutes take 3 s, which is time enough to close the simulator before its retry. */
const IN_SECONDS = { retrySpeed: 100 };

test("nothing is delivered after close", async () => {
  const closed = await openStudio(IN_SECONDS);
  const dropped = await closed.newOrder();
  closed.receiver.answers.order_paid = [500, 500];
  await closed.post(`${dropped.path}/pay`);
  await closed.simulator.close();
  await expect(fetch(closed.simulator.url)).rejects.toThrow();
  const open = await openStudio({ ...IN_SECONDS, webhookUrl: closed.receiver.url });
  const next = await open.newOrder();
  await open.post(`${next.path}/pay`);
  await untilState(open, next.path, "order_paid", "delivered");
  expect(orderIds(closed)).toEqual([dropped.id, next.id, next.id]);
});
