import { expect, test } from "vitest";
import { chaos } from "../src/options.ts";
import { drawChaos } from "../src/webhooks/draw-chaos.ts";
import { NEVER } from "./receiver.ts";
import { openStudio, type Studio } from "./studio.ts";

const setChaos = (studio: Studio, wanted: object) =>
  studio.request("PATCH", "/simulator/settings", { chaos: wanted });

const idsPaid = ({ receiver }: Studio) => receiver.bodies("order_paid").map(({ order }) => order.id);

test("a lost notification is never sent, and its order stays paid", async () => {
  const studio = await openStudio();
  await setChaos(studio, { lost: 1 });
  const { path } = await studio.newOrder();
  expect((await studio.post(`${path}/pay`)).body).toMatchObject({
    status: "paid",
    webhooks: [
      { type: "user_validation", state: "delivered" },
      { type: "order_paid", state: "lost", attempts: [], nextAttemptAt: null },
    ],
  });
  expect(studio.receiver.types).toEqual(["user_validation"]);
});

test("only losable types are lost", async () => {
  const studio = await openStudio();
  await setChaos(studio, { lost: 1, losable: ["order_paid"] });
  const { path } = await studio.newOrder();
  await studio.post(`${path}/pay`);
  expect((await studio.post(`${path}/refund`)).body.webhooks.slice(1)).toMatchObject([
    { type: "order_paid", state: "lost" },
    { type: "order_canceled", state: "delivered" },
  ]);
});

test.each([
  ["order_canceled", "refund", {}],
  ["partial_refund", "partial-refund", { amount: 1 }],
])("chaos can lose %s alone", async (type, action, body) => {
  const studio = await openStudio();
  await setChaos(studio, { lost: 1, losable: [type] });
  const { path } = await studio.newOrder();
  await studio.post(`${path}/pay`);
  expect((await studio.post(`${path}/${action}`, body)).body.webhooks.slice(1)).toMatchObject([
    { type: "order_paid", state: "delivered" },
    { type, state: "lost" },
  ]);
});

test("no order_canceled follows a lost refund", async () => {
  const studio = await openStudio({ mode: "separate" });
  await setChaos(studio, { lost: 1, losable: ["refund"] });
  const { path } = await studio.newOrder();
  await studio.post(`${path}/pay`);
  const { body } = await studio.post(`${path}/refund`);
  expect(body.status).toBe("canceled");
  expect(studio.receiver.types).toEqual(["user_validation", "payment", "order_paid"]);
});

test("no order_paid follows a lost payment", async () => {
  const studio = await openStudio({ mode: "separate" });
  await setChaos(studio, { lost: 1 });
  const { path } = await studio.newOrder();
  const { body } = await studio.post(`${path}/pay`);
  expect(body).toMatchObject({ status: "paid", webhooks: [{}, { type: "payment", state: "lost" }] });
  expect(body.webhooks).toHaveLength(2);
});

test("a repeated notification arrives twice at once and once later", async () => {
  const studio = await openStudio();
  await setChaos(studio, { repeated: 1, delayMs: 50 });
  const { path } = await studio.newOrder();
  expect((await studio.post(`${path}/pay`)).body.status).toBe("done");
  await studio.receiver.until(4);
  const [first, second, third] = studio.receiver.received.filter(({ type }) => type === "order_paid");
  expect(second).toEqual(first);
  expect(third).toEqual(first);
  await expect.poll(async () => (await studio.get("/simulator/webhooks")).body).toEqual({ pending: 0 });
  expect((await studio.get(path)).body.webhooks[1]).toMatchObject({
    state: "delivered",
    attempts: [{ status: 204 }, { status: 204 }, { status: 204 }],
  });
});

/** With this seed, the notification of the first order has a long delay: time enough for another action. */
const LATE = { delayed: 1, delayMs: 4_000, seed: 2 };

test("a delayed notification is overtaken, and blocks no payment", async () => {
  const studio = await openStudio();
  await setChaos(studio, LATE);
  const [first, second] = [await studio.newOrder(), await studio.newOrder()];
  expect((await studio.post(`${first.path}/pay`)).body.webhooks[1]).toMatchObject({
    state: "pending",
    attempts: [],
    nextAttemptAt: expect.any(String),
  });
  await setChaos(studio, {});
  expect((await studio.post(`${second.path}/pay`)).body.status).toBe("done");
  expect((await studio.get("/simulator/webhooks")).body).toEqual({ pending: 1 });
  await studio.receiver.until(4);
  expect(idsPaid(studio)).toEqual([second.id, first.id]);
});

test("a cancelation overtakes the payment that it cancels", async () => {
  const studio = await openStudio();
  await setChaos(studio, LATE);
  const { path } = await studio.newOrder();
  await studio.post(`${path}/pay`);
  await setChaos(studio, {});
  expect((await studio.post(`${path}/refund`)).body.status).toBe("canceled");
  await studio.receiver.until(3);
  expect(studio.receiver.types).toEqual(["user_validation", "order_canceled", "order_paid"]);
  expect((await studio.get(path)).body.status).toBe("canceled");
});

test("reset drops delayed notifications", async () => {
  const studio = await openStudio();
  await setChaos(studio, { delayed: 1, delayMs: 3_600_000 });
  const { path } = await studio.newOrder();
  await studio.post(`${path}/pay`);
  await studio.post("/simulator/reset");
  expect((await studio.get("/simulator/webhooks")).body).toEqual({ pending: 0 });
});

/** Lists the states of the webhooks of thirty orders, every other of which is paid late. */
async function statesWith(seed: number) {
  const studio = await openStudio();
  await setChaos(studio, { lost: 0.5, seed });
  const paths: string[] = [];
  for (let made = 0; made < 30; made++) paths.push((await studio.newOrder()).path);
  const late = paths.filter((_path, index) => index % 2 === 0);
  for (const path of [...paths.filter((other) => !late.includes(other)), ...late])
    await studio.post(`${path}/pay`);
  return Promise.all(paths.map(async (path) => (await studio.get(path)).body.webhooks[1].state));
}

test("the faults depend on the seed, not on the time of the payment", async () => {
  const first = await statesWith(7);
  expect(new Set(first)).toEqual(new Set(["lost", "delivered"]));
  expect(await statesWith(7)).toEqual(first);
  expect(await statesWith(8)).not.toEqual(first);
});

test("each share is met, independently of the others", () => {
  const settings = chaos.parse({ lost: 0.2, repeated: 0.2, delayed: 0.2, delayMs: 100 });
  const drawn = Array.from({ length: 5_000 }, (_, number) =>
    drawChaos(settings, { kind: "order", number, deliveries: [] }, "order_paid"),
  );
  const share = (is: (faults: (typeof drawn)[number]) => boolean) => drawn.filter(is).length / drawn.length;
  expect(share(({ isLost }) => isLost)).toBeCloseTo(0.2, 1);
  expect(share(({ isRepeated }) => isRepeated)).toBeCloseTo(0.2, 1);
  expect(share(({ delayMs }) => delayMs > 0)).toBeCloseTo(0.2, 1);
  expect(share(({ isLost, isRepeated }) => isLost && isRepeated)).toBeCloseTo(0.04, 1);
  expect(Math.max(...drawn.map(({ delayMs }) => delayMs))).toBeLessThanOrEqual(100);
});

test("with concurrency, a hanging delivery blocks others only if all slots hang", async () => {
  const studio = await openStudio();
  await studio.request("PATCH", "/simulator/settings", { concurrency: 2 });
  studio.receiver.answers.order_paid = [NEVER, 204, NEVER];
  const orders = [await studio.newOrder(), await studio.newOrder(), await studio.newOrder()];
  const [first, second, third] = orders.map(({ path }) => path);
  void studio.post(`${first}/pay`).catch(() => {});
  await studio.receiver.until(2);
  expect((await studio.post(`${second}/pay`)).body.status).toBe("done");
  void studio.post(`${third}/pay`).catch(() => {});
  await studio.receiver.until(6);
  expect((await studio.get("/simulator/webhooks")).body).toEqual({ pending: 2 });
});

test("a delivery that waits for its retry takes one slot", async () => {
  const studio = await openStudio();
  await studio.request("PATCH", "/simulator/settings", { concurrency: 2 });
  studio.receiver.answers.order_paid = [500, 500];
  const orders = [await studio.newOrder(), await studio.newOrder(), await studio.newOrder()];
  for (const { path } of orders) await studio.post(`${path}/pay`);
  const states = await Promise.all(orders.map(async ({ path }) => (await studio.get(path)).body.webhooks[1]));
  expect(states.map(({ attempts }) => attempts.length)).toEqual([1, 1, 0]);
  await studio.request("PATCH", "/simulator/settings", { retrySpeed: 60_000 });
  await expect.poll(async () => (await studio.get("/simulator/webhooks")).body).toEqual({ pending: 0 });
  expect(idsPaid(studio)).toHaveLength(5);
});

test.each([{ lost: 2 }, { repeated: -1 }, { seed: 0.5 }, { unlucky: 1 }])(
  "%j is refused as chaos",
  async (wanted) => {
    expect((await setChaos(await openStudio(), wanted)).status).toBe(400);
  },
);
