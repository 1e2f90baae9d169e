import { expect, test } from "vitest";
import { sign } from "../src/webhooks/sign.ts";
import { basic, openStudio, PROJECT } from "./studio.ts";

const PATH = "/api/v2/project/101/admin/webhook";
const KEY = basic(101);

/** Opens a project whose order webhooks have a second receiver and their own secret. */
async function openWithOrderWebhook(changes: object = {}) {
  const [studio, other] = [await openStudio(), await openStudio()];
  const settings = {
    url: other.receiver.url,
    secret: "orders-only",
    is_enabled: true,
    version: 2,
    ...changes,
  };
  expect((await studio.put(PATH, settings, KEY)).status).toBe(204);
  return { studio, settings, orders: other.receiver };
}

test("there are none at first, then those that were put, without the version", async () => {
  const { get, put } = await openStudio();
  expect(await get(PATH, KEY)).toMatchObject({ status: 404, body: { statusCode: 404 } });
  const settings = { url: "https://example.org/webhook", secret: "s", is_enabled: true };
  expect(await put(PATH, { ...settings, version: 2 }, KEY)).toMatchObject({ status: 204, text: "" });
  expect((await get(PATH, KEY)).body).toEqual(settings);
  expect((await get("/simulator/webhook-settings")).body).toEqual({ ...settings, version: 2 });
});

test("the request log has the address, but not the secret", async () => {
  const { get, put } = await openStudio();
  const url = "https://example.org/webhook";
  await put(PATH, { url, secret: "orders-only", is_enabled: true }, KEY);
  const { body, text } = await get("/simulator/requests?path=/admin/webhook");
  expect(body).toMatchObject([{ method: "PUT", body: { url, is_enabled: true }, status: 204 }]);
  expect(text).not.toContain("orders-only");
});

test.each([
  ["an empty URL", { url: "" }],
  ["a path", { url: "/webhook" }],
  ["plain HTTP", { url: "http://example.org/webhook" }],
  ["an empty secret", { secret: "" }],
  ["no switch", { is_enabled: undefined }],
  ["version 3", { version: 3 }],
])("%s is 422 and changes nothing", async (_name, changes) => {
  const { get, put } = await openStudio();
  const settings = { url: "https://example.org/webhook", secret: "s", is_enabled: true };
  await put(PATH, settings, KEY);
  const wrong = { ...settings, secret: "t", ...changes };
  expect(await put(PATH, wrong, KEY)).toMatchObject({ status: 422, body: { errorCode: 1102 } });
  expect((await get(PATH, KEY)).body).toEqual(settings);
  expect((await put(PATH, settings, basic(101, "other"))).status).toBe(401);
});

test("with webhookMustExist, PUT is 404 until Publisher Account has made some", async () => {
  const { get, put, request, post } = await openStudio();
  const settings = { url: "https://example.org/webhook", secret: "s", is_enabled: true };
  await request("PATCH", "/simulator/settings", { account: { webhookMustExist: true } });
  expect((await put(PATH, settings, KEY)).status).toBe(404);
  expect((await get("/simulator/webhook-settings")).status).toBe(404);
  await put("/simulator/webhook-settings", { ...settings, url: "http://old.example.org", secret: "old" });
  expect((await get(PATH, KEY)).body).toMatchObject({ url: "http://old.example.org", secret: "old" });
  expect((await put(PATH, settings, KEY)).status).toBe(204);
  expect((await get(PATH, KEY)).body).toEqual(settings);
  expect((await request("DELETE", "/simulator/webhook-settings")).status).toBe(204);
  expect((await get(PATH, KEY)).status).toBe(404);
  await put("/simulator/webhook-settings", settings);
  await post("/simulator/reset");
  expect((await get(PATH, KEY)).status).toBe(404);
});

test("only order webhooks use their address and secret", async () => {
  const { studio, orders } = await openWithOrderWebhook();
  const { path } = await studio.newOrder();
  const paid = await studio.post(`${path}/pay`, { mode: "separate" });
  await studio.post(`${path}/refund`, { mode: "separate" });
  expect(studio.receiver.types).toEqual(["user_validation", "payment", "refund"]);
  expect(orders.types).toEqual(["order_paid", "order_canceled"]);
  expect(paid.body.status).toBe("done");
  for (const { raw, authorization } of orders.received)
    expect(authorization).toBe(`Signature ${sign(raw, "orders-only")}`);
  for (const { raw, authorization } of studio.receiver.received)
    expect(authorization).toBe(`Signature ${sign(raw, PROJECT.webhookSecret)}`);
});

test("their version takes precedence over the project's", async () => {
  const { studio, settings, orders } = await openWithOrderWebhook({ version: 1 });
  const pay = async () => studio.post(`${(await studio.newOrder()).path}/pay`);
  await pay();
  await studio.put(PATH, settings, KEY);
  await pay();
  await studio.put(PATH, { ...settings, version: 2 }, KEY);
  await pay();
  const flags = orders.bodies("order_paid").map(({ items }) => "is_free" in items[0]);
  expect(flags).toEqual([false, false, true]);
});

test("switched off, they are not sent and the order stays paid", async () => {
  const { studio, settings, orders } = await openWithOrderWebhook({ is_enabled: false });
  const { path } = await studio.newOrder();
  const { body } = await studio.post(`${path}/pay`);
  expect(body).toMatchObject({ status: "paid", webhooks: [{ type: "user_validation" }] });
  expect([...studio.receiver.types, ...orders.types]).toEqual(["user_validation"]);
  await studio.put(PATH, { ...settings, is_enabled: true }, KEY);
  await studio.post(`${path}/refund`);
  expect(orders.types).toEqual(["order_canceled"]);
});

test("settings of one action take precedence over them", async () => {
  const { studio, orders } = await openWithOrderWebhook();
  const third = await openStudio();
  const { path } = await studio.newOrder();
  await studio.post(`${path}/pay`, { webhookUrl: third.receiver.url, webhookSecret: "once" });
  expect(orders.types).toEqual([]);
  expect(third.receiver.types).toEqual(["user_validation", "order_paid"]);
  const { raw = "", authorization } = third.receiver.received[1] ?? {};
  expect(authorization).toBe(`Signature ${sign(raw, "once")}`);
});
