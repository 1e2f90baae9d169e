// The simulated time, moved on by the control API.
import { expect, test } from "vitest";
import { basic, openStudio, type Studio } from "./studio.ts";

const HOUR_MS = 60 * 60 * 1_000;
const setNow = ({ request }: Studio, now: string | number) =>
  request("PATCH", "/simulator/settings", { now });

test("the clock can be set to a date, to a distance from the machine's, and back", async () => {
  const studio = await openStudio();
  const { body } = await setNow(studio, "2030-01-01T00:00:00+01:00");
  expect(Date.parse(body.now)).toBeGreaterThanOrEqual(Date.parse("2029-12-31T23:00:00Z"));
  expect(body.now).toMatch(/^2029-12-31T23:00/);
  const { path } = await studio.newOrder();
  expect((await studio.get(path)).body.created_at).toMatch(/^2029-12-31T23:00/);
  const later = (await setNow(studio, 31 * 24 * HOUR_MS)).body.now;
  expect(Date.parse(later) - Date.now()).toBeGreaterThan(30.9 * 24 * HOUR_MS);
  expect(Date.parse((await setNow(studio, 0)).body.now) - Date.now()).toBeLessThan(60_000);
  expect((await setNow(studio, "tomorrow")).status).toBe(400);
});

test("a token is paid in its last minute, and not after it", async () => {
  const studio = await openStudio({ now: () => new Date("2026-09-01T10:00:00Z") });
  const [last, late] = [await studio.newOrder(), await studio.newOrder()];
  await setNow(studio, "2026-09-02T09:59:30Z");
  expect((await studio.post(`${last.path}/pay`)).body.status).toBe("done");
  await setNow(studio, "2026-09-02T10:00:01Z");
  expect(await studio.post(`${late.path}/pay`)).toMatchObject({
    status: 409,
    body: { error: "The payment token has expired." },
  });
});

test("orders are dated and found by the simulated time", async () => {
  const studio = await openStudio({ now: () => new Date("2026-09-01T10:00:00Z") });
  const before = await studio.newOrder();
  await setNow(studio, "2026-09-20T10:00:00Z");
  const after = await studio.newOrder();
  const { body } = await studio.post(
    "/api/v3/project/101/admin/order/search",
    { created_date_from: "2026-09-10" },
    basic(101),
  );
  expect(body.orders.map(({ order_id }: { order_id: number }) => order_id)).toEqual([after.id]);
  expect(body.orders).not.toContainEqual(expect.objectContaining({ order_id: before.id }));
});

test("a retry that is due after a move of the clock is sent at once", async () => {
  const studio = await openStudio();
  const { path } = await studio.newOrder();
  studio.receiver.answers.order_paid = [500];
  const { body } = await studio.post(`${path}/pay`);
  expect(body.webhooks[1]).toMatchObject({ state: "pending", nextAttemptAt: expect.any(String) });
  await setNow(studio, 2 * 60 * 1_000);
  expect((await studio.get(path)).body.webhooks[1].attempts).toHaveLength(1);
  await setNow(studio, 5 * 60 * 1_000);
  await studio.receiver.until(3);
  await expect.poll(async () => (await studio.get(path)).body.status).toBe("done");
});

test("a reset does not change the time", async () => {
  const studio = await openStudio();
  await setNow(studio, 48 * HOUR_MS);
  await studio.post("/simulator/reset");
  const { path } = await studio.newOrder();
  expect(Date.parse((await studio.get(path)).body.created_at) - Date.now()).toBeGreaterThan(47 * HOUR_MS);
});
