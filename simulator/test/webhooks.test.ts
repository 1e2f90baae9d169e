import { expect, test } from "vitest";
import { startSimulator } from "../src/index.ts";
import { sign } from "../src/sign.ts";
import { openStudio, tokenRequest } from "./studio.ts";

type Studio = Awaited<ReturnType<typeof openStudio>>;

async function newOrder({ tokenCall }: Studio, change: object = {}, sku?: string) {
  const { body } = await tokenCall(
    tokenRequest({ settings: { external_id: crypto.randomUUID() }, ...change }, sku),
  );
  return { token: body.token, path: `/simulator/orders/${body.order_id}` };
}

test("the signature is the one of Xsolla's rule, by a known answer", () => {
  const body =
    '{"notification_type":"user_validation","settings":{"project_id":101,"merchant_id":202},"user":{"id":"player-1","country":"DE"}}';
  expect(sign(body, "doc-example-key")).toBe("6fb4110858d609cc98a3249541e39ddfc67002c8");
  expect(sign(`${body}\n`, "doc-example-key")).toBe("f41c7475974ea8c307d795fec79b28b09db779c4");
});

test("combined mode: one webhook says all, with every digit of its ids", async () => {
  const studio = await openStudio();
  const { path } = await newOrder(studio);
  const { body } = await studio.post(`${path}/pay`, {});
  expect(body).toMatchObject({ status: "done", invoice_id: "9007199254740993" });
  expect(studio.receiver.types).toEqual(["user_validation", "order_paid"]);
  const [, paid] = studio.receiver.received;
  expect(paid?.raw).toContain('"id":9007199254740993');
  expect(paid?.raw).toContain('"billing"');
  expect(paid?.authorization).toBe(`Signature ${sign(paid?.raw ?? "", "doc-example-key")}`);
});

test("separate mode: payment and then order_paid, which does not name the project", async () => {
  const studio = await openStudio();
  const { path } = await newOrder(studio);
  await studio.post(`${path}/pay`, { mode: "separate" });
  expect(studio.receiver.types).toEqual(["user_validation", "payment", "order_paid"]);
  expect(studio.receiver.received[2]?.raw).not.toMatch(/billing|project_id/);
  await studio.post(`${path}/refund`, { mode: "separate" });
  expect(studio.receiver.types.slice(3)).toEqual(["refund", "order_canceled"]);
});

test("nothing is paid for a user whom the studio does not know", async () => {
  const studio = await openStudio();
  const { path } = await newOrder(studio);
  studio.receiver.statuses = [400];
  expect(await studio.post(`${path}/pay`, {})).toMatchObject({ status: 409 });
  expect((await studio.get(path)).body).toMatchObject({ status: "new", webhooks: [] });
  expect(studio.receiver.types).toEqual(["user_validation"]);
});

test("order_paid follows only after payment was answered with success", async () => {
  const studio = await openStudio();
  const { path } = await newOrder(studio);
  studio.receiver.statuses = [204, 400];
  const { body } = await studio.post(`${path}/pay`, { mode: "separate" });
  expect(body).toMatchObject({ status: "paid", webhooks: [{ type: "payment", state: "failed" }] });
});

test("after a 500 it comes again, and what is behind it waits", async () => {
  const studio = await openStudio({ retrySpeed: 3_000 });
  const [first, second] = [await newOrder(studio), await newOrder(studio)];
  studio.receiver.statuses = [204, 500, 204, 503];
  const { body } = await studio.post(`${first.path}/pay`, {});
  expect(body).toMatchObject({
    status: "paid",
    webhooks: [{ state: "pending", attempts: [{ status: 500 }], nextAttemptAt: expect.any(String) }],
  });
  await studio.post(`${second.path}/pay`, {});
  expect((await studio.get(first.path)).body).toMatchObject({
    status: "done",
    webhooks: [{ state: "delivered", attempts: [{ status: 500 }, { status: 503 }, { status: 204 }] }],
  });
  expect(studio.receiver.types).toEqual([
    "user_validation",
    "order_paid",
    "user_validation",
    "order_paid",
    "order_paid",
    "order_paid",
  ]);
});

test("a 4xx ends it", async () => {
  const studio = await openStudio({ retrySpeed: 3_000 });
  const { path } = await newOrder(studio);
  studio.receiver.statuses = [204, 422];
  expect((await studio.post(`${path}/pay`, {})).body).toMatchObject({
    status: "paid",
    webhooks: [{ state: "failed", attempts: [{ status: 422 }] }],
  });
});

test("bundles are listed with their contents", async () => {
  const studio = await openStudio();
  const { path } = await newOrder(studio, {}, "starter-pack");
  await studio.post(`${path}/pay`, {});
  const { items } = JSON.parse(studio.receiver.received.at(-1)?.raw ?? "");
  expect(
    items.map(({ sku, quantity, is_bundle_content }: Record<string, unknown>) => [
      sku,
      quantity,
      is_bundle_content,
    ]),
  ).toEqual([
    ["starter-pack", 1, false],
    ["coins-100", 2, true],
    ["sword", 1, true],
  ]);
});

test("an external_id pays once, and an order too", async () => {
  const studio = await openStudio();
  const settings = { external_id: "used" };
  const [first, second] = [await newOrder(studio, { settings }), await newOrder(studio, { settings })];
  await studio.post(`${first.path}/pay`, {});
  expect((await studio.post(`${second.path}/pay`, {})).status).toBe(409);
  expect((await studio.post(`${first.path}/pay`, {})).status).toBe(409);
});

test("refunds by the Merchant API, with its own error shape", async () => {
  const studio = await openStudio();
  const { path } = await newOrder(studio);
  const { body } = await studio.post(`${path}/pay`, {});
  const authorization = `Basic ${Buffer.from("202:key").toString("base64")}`;
  const transaction = `/merchant/v2/merchants/202/reports/transactions/${body.invoice_id}`;
  expect(await studio.put(`${transaction}/refund`, {}, { authorization })).toMatchObject({
    status: 422,
    body: { http_status_code: 422, message: expect.any(String) },
  });
  await studio.put(
    `${transaction}/partial_refund`,
    { description: "late", refund_amount: 1.5 },
    { authorization },
  );
  await studio.put(`${transaction}/refund`, { description: "asked" }, { authorization });
  expect(studio.receiver.types.slice(2)).toEqual(["partial_refund", "order_canceled"]);
  expect((await studio.get(path)).body.status).toBe("canceled");
});

test("two simulators share nothing, and a taken port is refused", async () => {
  const [one, two] = [await openStudio(), await openStudio()];
  await newOrder(one);
  expect((await two.get("/simulator/orders")).body).toEqual([]);
  const port = Number(new URL(one.simulator.url).port);
  const options = {
    port,
    projectId: 1,
    merchantId: 2,
    apiKey: "k",
    webhookSecret: "s",
    webhookUrl: one.receiver.url,
  };
  await expect(startSimulator(options)).rejects.toMatchObject({ code: "EADDRINUSE" });
});
