import { setTimeout as realTimeout } from "node:timers/promises";
import { describe, expect, test, vi } from "vitest";
import { readPublicItem } from "../../../src/xsolla/read-public-item.ts";
import { rejectionOf } from "../../support/failure-from.ts";
import { html, json, reset, startStandIn } from "../../support/xsolla-stand-in.ts";

// The cache captures its clock when it is loaded, so the clock is faked before that. Timers are real, because undici
// needs them. The time must not be 0, which the cache reads as no time.
vi.hoisted(() => {
  vi.useFakeTimers({ toFake: ["Date", "performance"] });
  vi.advanceTimersByTime(1);
  // The logger captures the console. Each stale answer logs a warning, which would clutter the output.
  vi.spyOn(console, "warn").mockImplementation(() => {});
});

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** Lets time pass. The cache remembers the time for 1 ms of real time, so this waits longer than that. */
async function pass(ms: number): Promise<void> {
  vi.advanceTimersByTime(ms);
  await realTimeout(2);
}

const item = (sku: string, amount = "9.99") => ({
  item_id: 1,
  sku,
  name: "100 coins",
  type: "virtual_good",
  is_free: false,
  price: { amount, amount_without_discount: amount, currency: "EUR" },
  can_be_bought: true,
  periods: [],
  limits: null,
});
const UNKNOWN = {
  statusCode: 404,
  errorCode: 4001,
  errorMessage: "[0401-4001]: Item with sku = 'no-such-item' not found",
};

describe("one item", () => {
  test("is read once, without credentials, also outside its sale period", async () => {
    const { project, received } = await startStandIn(json(200, item("coins-100")));
    expect(await readPublicItem(project, "coins-100")).toMatchObject({
      sku: "coins-100",
      price: { amount: "9.99", currency: "EUR" },
    });
    expect(received).toHaveLength(1);
    expect(received[0]).toMatchObject({ method: "GET", body: "" });
    expect(received[0]?.path).toBe(
      `/api/v2/project/${project.projectId}/items/sku/coins-100?show_inactive_time_limited_items=1`,
    );
    expect(received[0]?.headers.authorization).toBeUndefined();
  });

  test.each<[string, object, object]>([
    ["no price", { price: null }, { price: null }],
    ["an amount that is a number", { price: { amount: 5, currency: "EUR" } }, { price: { amount: "5" } }],
    ["few left", { limits: { per_item: { available: 3 } } }, { limits: { per_item: { available: 3 } } }],
    ["unknown fields", { new_field: { a: [1] } }, { sku: "coins-100" }],
    ["only its SKU", { price: undefined, is_free: undefined, periods: undefined }, { sku: "coins-100" }],
  ])("is read with %s", async (_name, change, expected) => {
    const { project } = await startStandIn(json(200, { ...item("coins-100"), ...change }));
    expect(await readPublicItem(project, "coins-100")).toMatchObject(expected);
  });

  test("that is unknown to Xsolla is null, and no other", async () => {
    const { project, answerWith } = await startStandIn(json(404, UNKNOWN));
    expect(await readPublicItem(project, "no-such-item")).toBeNull();
    answerWith(json(404, { ...UNKNOWN, errorCode: 9001 }));
    expect(await rejectionOf(readPublicItem(project, "other-1"))).toMatchObject({ reason: "misconfigured" });
    answerWith(html(404));
    expect(await rejectionOf(readPublicItem(project, "other-2"))).toMatchObject({
      reason: "xsolla-unavailable",
    });
  });

  test.each([
    ["HTML", html(200)],
    ["no item", json(200, { items: [] })],
    ["null", json(200, null)],
    ["a price without a currency", json(200, { ...item("coins-100"), price: { amount: "9.99" } })],
  ])("%s as the answer: Xsolla is unavailable", async (_name, answer) => {
    const { project } = await startStandIn(answer);
    expect(await rejectionOf(readPublicItem(project, "coins-100"))).toMatchObject({
      reason: "xsolla-unavailable",
    });
  });

  test("a 429 carries the time to wait", async () => {
    const { project, received } = await startStandIn(json(429, {}, { "retry-after": "7" }));
    expect(await rejectionOf(readPublicItem(project, "coins-100"))).toEqual({
      reason: "xsolla-busy",
      retryAfterSeconds: 7,
    });
    expect(received).toHaveLength(1);
  });
});

describe("cache", () => {
  test("an answer is cached for 60 s", async () => {
    const { project, received, answerWith } = await startStandIn(json(200, item("coins-100", "1.00")));
    await readPublicItem(project, "coins-100");
    answerWith(json(200, item("coins-100", "2.00")));

    await pass(MINUTE - 100);
    expect((await readPublicItem(project, "coins-100"))?.price?.amount).toBe("1.00");
    expect(received).toHaveLength(1);

    await pass(200);
    expect((await readPublicItem(project, "coins-100"))?.price?.amount).toBe("2.00");
    expect(received).toHaveLength(2);
  });

  test("an unknown SKU is cached too, for 60 s", async () => {
    const { project, received, answerWith } = await startStandIn(json(404, UNKNOWN));
    await readPublicItem(project, "no-such-item");
    await readPublicItem(project, "no-such-item");
    expect(received).toHaveLength(1);

    answerWith(json(200, item("no-such-item")));
    await pass(MINUTE + SECOND);
    expect(await readPublicItem(project, "no-such-item")).toMatchObject({ sku: "no-such-item" });
  });

  test("calls at the same time share one request", async () => {
    const { project, received } = await startStandIn(json(200, item("coins-100")));
    const items = await Promise.all(Array.from({ length: 20 }, () => readPublicItem(project, "coins-100")));
    expect(new Set(items.map((found) => found?.sku))).toEqual(new Set(["coins-100"]));
    expect(received).toHaveLength(1);
  });

  test("each SKU and each project has an entry of its own", async () => {
    const { project, received } = await startStandIn((request, response) => {
      json(200, item(String(request.url?.split(/[/?]/).at(-2))))(request, response);
    });
    const other = { ...project, projectId: project.projectId + 100_000 };
    expect((await readPublicItem(project, "a"))?.sku).toBe("a");
    expect((await readPublicItem(project, "b"))?.sku).toBe("b");
    expect((await readPublicItem(other, "a"))?.sku).toBe("a");
    expect(received).toHaveLength(3);
  });

  test("a failure is not cached", async () => {
    const { project, answerWith } = await startStandIn(html(400));
    expect(await rejectionOf(readPublicItem(project, "coins-100"))).toMatchObject({
      reason: "xsolla-unavailable",
    });
    answerWith(json(200, item("coins-100")));
    expect(await readPublicItem(project, "coins-100")).toMatchObject({ sku: "coins-100" });
  });
});

describe("while Xsolla is down, a cached item is used for 10 min", () => {
  test.each([
    ["503", html(503)],
    ["a reset connection", reset],
    ["HTML", html(200)],
    ["429", json(429, {})],
  ])("%s", async (_name, outage) => {
    const { project, received, answerWith } = await startStandIn(json(200, item("coins-100")));
    await readPublicItem(project, "coins-100");
    answerWith(outage);
    await pass(10 * MINUTE - SECOND);
    expect(await readPublicItem(project, "coins-100")).toMatchObject({ sku: "coins-100" });
    expect(received.length).toBeGreaterThan(1);
  });

  test("not after 10 min", async () => {
    const { project, answerWith } = await startStandIn(json(200, item("coins-100")));
    await readPublicItem(project, "coins-100");
    answerWith(html(503));
    await pass(10 * MINUTE + SECOND);
    expect(await rejectionOf(readPublicItem(project, "coins-100"))).toMatchObject({
      reason: "xsolla-unavailable",
    });
  });

  test("not after 10 min, even if it was used shortly before", async () => {
    const { project, answerWith } = await startStandIn(json(200, item("coins-100")));
    await readPublicItem(project, "coins-100");
    answerWith(html(503));
    await pass(10 * MINUTE - SECOND);
    await readPublicItem(project, "coins-100");
    await pass(2 * SECOND);
    expect(await rejectionOf(readPublicItem(project, "coins-100"))).toMatchObject({
      reason: "xsolla-unavailable",
    });
  });

  test.each([
    ["401", json(401, { statusCode: 401, errorCode: 1020, errorMessage: "[0401-1020]" })],
    ["403", json(403, { statusCode: 403, errorCode: 0, errorMessage: "Forbidden" })],
    ["404 of the project", json(404, { statusCode: 404, errorCode: 9001, errorMessage: "?" })],
  ])("%s is not an outage", async (_name, refusal) => {
    const { project, answerWith } = await startStandIn(json(200, item("coins-100")));
    await readPublicItem(project, "coins-100");
    answerWith(refusal);
    await pass(2 * MINUTE);
    expect(await rejectionOf(readPublicItem(project, "coins-100"))).toMatchObject({
      reason: "misconfigured",
    });
  });

  test("an item that was removed from the catalogue is unknown after 60 s", async () => {
    const { project, answerWith } = await startStandIn(json(200, item("coins-100")));
    await readPublicItem(project, "coins-100");
    answerWith(json(404, UNKNOWN));
    await pass(MINUTE + SECOND);
    expect(await readPublicItem(project, "coins-100")).toBeNull();
  });
});
