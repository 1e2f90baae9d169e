import { expect, onTestFinished, test } from "vitest";
import { openStudio, type Studio } from "./studio.ts";

/** Reads server-sent events until the wanted one, and returns its data. */
async function listen({ simulator }: Studio) {
  const closed = new AbortController();
  onTestFinished(() => closed.abort());
  const response = await fetch(`${simulator.url}/simulator/events`, { signal: closed.signal });
  expect(response.headers.get("content-type")).toContain("text/event-stream");
  const events = parse(response.body ?? new ReadableStream());
  return async (wanted: string, isIt: (data: Record<string, unknown>) => boolean = () => true) => {
    while (true) {
      const { value } = await events.next();
      if (value === undefined) throw new Error("The stream has ended.");
      if (value.event === wanted && isIt(value.data)) return value.data;
    }
  };
}

async function* parse(body: ReadableStream<Uint8Array>) {
  let text = "";
  const decoder = new TextDecoder();
  for await (const chunk of body) {
    text += decoder.decode(chunk, { stream: true });
    const blocks = text.split("\n\n");
    text = blocks.pop() ?? "";
    for (const block of blocks) {
      const [, event, data] = /^event: (.+)\ndata: (.+)$/.exec(block) ?? [];
      if (event && data) yield { event, data: JSON.parse(data) };
    }
  }
}

test("a new listener gets the existing orders, then every change", async () => {
  const studio = await openStudio();
  const { id, token, path } = await studio.newOrder();
  const until = await listen(studio);
  const first = await until("order");
  expect(first).toMatchObject({ order_id: id, status: "new" });
  expect(JSON.stringify(first)).not.toContain(token);
  await studio.post(`${path}/pay`);
  await until("order", ({ status }) => status === "paid");
  const done = await until("order", ({ status }) => status === "done");
  expect(done).toMatchObject({ webhooks: [{}, { type: "order_paid", attempts: [{ status: 204 }] }] });
  const { id: next } = await studio.newOrder();
  await until("order", ({ order_id }) => order_id === next);
});

test("settings, faults, losses and a reset are sent", async () => {
  const studio = await openStudio();
  const until = await listen(studio);
  expect(await until("state")).toMatchObject({ mode: "combined", retrySpeed: 1, losses: 0, faults: [] });
  await studio.request("PATCH", "/simulator/settings", { mode: "separate", retrySpeed: 300 });
  expect(await until("state")).toMatchObject({ mode: "separate", retrySpeed: 300 });
  await studio.post("/simulator/webhooks/lose-next");
  await until("state", ({ losses }) => losses === 1);
  await studio.post("/simulator/faults", {
    on: "any",
    kind: "status",
    status: 503,
    times: 0,
    lastsMs: 60_000,
  });
  const { faults } = await until("state");
  expect(faults).toEqual([{ on: "any", kind: "status", status: 503, until: expect.any(String) }]);
  await studio.get("/api/v2/project/101/items/sku/sword");
  await until("request", ({ status }) => status === 503);
  await studio.post("/simulator/reset");
  await until("reset");
  expect(await until("state")).toMatchObject({ losses: 0, faults: [], mode: "separate" });
});

test("subscriptions, payments and the time are sent, too", async () => {
  const studio = await openStudio();
  const until = await listen(studio);
  const { body } = await studio.post("/simulator/subscriptions", { user: "a", planId: "vip-month" });
  await until("subscription", ({ status }) => status === "active");
  const wanted = { user: "a", virtualCurrency: { sku: "gems", quantity: 100 } };
  await studio.post("/simulator/payments", wanted);
  await until("payment", ({ status }) => status === "done");
  await studio.request("PATCH", "/simulator/settings", { now: "2030-01-01T00:00:00Z" });
  await until("state", ({ now }) => String(now).startsWith("2030-01-01T00:00"));
  const later = await listen(studio);
  expect(await later("subscription")).toMatchObject({ subscription_id: body.subscription_id });
  // The payment of a subscription is listed with the subscription.
  expect(await later("payment")).toMatchObject({ purchase: { virtual_currency: { sku: "gems" } } });
});

test("no secret is sent", async () => {
  const studio = await openStudio();
  const until = await listen(studio);
  const text = JSON.stringify(await until("state"));
  expect(text).not.toContain("doc-example-key");
});

test("open listeners do not prevent the simulator from closing", async () => {
  const studio = await openStudio();
  const until = await listen(studio);
  await until("state");
  await studio.simulator.close();
  await expect(until("order")).rejects.toThrow();
});
