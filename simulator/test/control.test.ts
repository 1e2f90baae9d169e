import { expect, test } from "vitest";
import { startSimulator } from "../src/index.ts";
import { sign } from "../src/webhooks/sign.ts";
import { openStudio, PROJECT } from "./studio.ts";

test("health answers ok", async () => {
  const { get } = await openStudio({ mode: "separate" });
  expect((await get("/simulator/health")).body).toEqual({ ok: true, projectId: 101, mode: "separate" });
});

test("two simulators share nothing, and a taken port is refused", async () => {
  const [one, two] = [await openStudio(), await openStudio()];
  await one.newOrder();
  await one.put("/simulator/items/sword", { can_be_bought: false });
  expect((await two.get("/simulator/orders")).body).toEqual([]);
  expect((await two.get("/simulator/requests")).body).toEqual([]);
  expect((await two.get("/simulator/items/sword")).body.can_be_bought).toBe(true);
  const port = Number(new URL(one.simulator.url).port);
  const second = startSimulator({ port, ...PROJECT, webhookUrl: one.receiver.url });
  await expect(second).rejects.toMatchObject({ code: "EADDRINUSE" });
});

test("an order is shown without its token", async () => {
  const { get, newOrder } = await openStudio();
  const { id, token, path } = await newOrder();
  const { body, text } = await get(path);
  expect(body).toMatchObject({
    order_id: id,
    status: "new",
    sandbox: true,
    user: { id: "player-42", country: "DE" },
    items: [{ sku: "coins-100", quantity: 1 }],
    price: { amount: "9.99", currency: "EUR" },
    invoice_id: null,
    external_id: null,
    webhooks: [],
  });
  expect(text).not.toContain(token);
  expect((await get("/simulator/tokens")).body).toEqual([token]);
  expect(await get("/simulator/orders/1")).toMatchObject({
    status: 404,
    body: { error: expect.any(String) },
  });
});

test("items can be changed and restored", async () => {
  const { get, put, request } = await openStudio();
  const read = async () => (await get("/api/v2/project/101/items/sku/sword")).body;
  await put("/simulator/items/sword", { can_be_bought: false, prices: { USD: "1.00" } });
  expect(await read()).toMatchObject({ can_be_bought: false, price: { amount: "1.00" } });
  await request("DELETE", "/simulator/items/sword");
  expect(await read()).toMatchObject({ can_be_bought: true, price: { amount: "4.99" } });
  expect(await put("/simulator/items/sword", { colour: "red" })).toMatchObject({ status: 400 });
  expect(await put("/simulator/items/none", {})).toMatchObject({ status: 404 });
});

test("a handmade delivery is sent outside the queue", async () => {
  const { post, receiver } = await openStudio();
  const body = { notification_type: "user_search", user: { public_id: "Ada#1" } };
  receiver.answers.user_search = [400];
  expect((await post("/simulator/webhooks", { body })).body).toMatchObject({
    status: 400,
    body: "",
    headers: { location: "/elsewhere" },
  });
  await post("/simulator/webhooks", { body: "not JSON", secret: "other", contentType: "text/plain" });
  await post("/simulator/webhooks", { body, signature: "Signature 0" });
  expect(receiver.received).toMatchObject([
    {
      raw: JSON.stringify(body),
      authorization: `Signature ${sign(JSON.stringify(body), PROJECT.webhookSecret)}`,
    },
    { raw: "not JSON", authorization: `Signature ${sign("not JSON", "other")}`, contentType: "text/plain" },
    { authorization: "Signature 0" },
  ]);
});

test("settings are shown without the secret", async () => {
  const { request, get } = await openStudio();
  const { body } = await request("PATCH", "/simulator/settings", { mode: "separate", webhookSecret: "new" });
  expect(body).toMatchObject({ mode: "separate", retrySpeed: 1, itemsVersion: 2, autoRefund: false });
  expect(body).not.toHaveProperty("webhookSecret");
  expect((await get("/simulator/health")).body.mode).toBe("separate");
});

test.each([
  ["PATCH", "/simulator/settings", { mode: "both" }],
  ["PATCH", "/simulator/settings", { speed: 2 }],
  ["POST", "/simulator/paystation/pay", {}],
  ["POST", "/simulator/webhooks", { body: 7 }],
  ["POST", "/simulator/webhooks", "{"],
])("%s %s with %j is 400", async (method, path, body) => {
  const { request } = await openStudio();
  expect(await request(method, path, body)).toMatchObject({
    status: 400,
    body: { error: expect.any(String) },
  });
});

test("unknown subjects are 404", async () => {
  const { post, get } = await openStudio();
  expect((await post("/simulator/paystation/pay", { token: "nonsense" })).status).toBe(404);
  expect((await get("/simulator/nothing")).body).toEqual({ error: expect.any(String) });
  expect((await get("/api/v2/project/102/items")).status).toBe(404);
});
