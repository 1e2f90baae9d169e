import { expect, test } from "vitest";
import { newPlayer, orderOf } from "../../support/client.ts";
import { type RawRequest, send } from "../../support/send.ts";
import { newOrderId, orderNotification, signatureOf } from "../../support/xsolla.ts";

const NAME = "webhookFakeResponse";
const JSON_TYPE = { "content-type": "application/json" };

test.each<[string, RawRequest]>([
  ["a notification", { headers: JSON_TYPE, body: '{"notification_type":"order_paid"}' }],
  ["a wrong signature", { headers: { ...JSON_TYPE, authorization: "Signature 0" }, body: "{}" }],
  ["no body", {}],
  ["an empty body", { headers: JSON_TYPE, body: "" }],
  ["text", { headers: { "content-type": "text/plain" }, body: "order_paid" }],
  ["bytes", { body: new Uint8Array([0xff, 0xfe, 0x00]) }],
  ["a form", { headers: { "content-type": "application/x-www-form-urlencoded" }, body: "a=b" }],
  ["GET", { method: "GET" }],
  ["PUT", { method: "PUT", headers: JSON_TYPE, body: "{}" }],
  ["DELETE", { method: "DELETE" }],
  ["OPTIONS", { method: "OPTIONS" }],
])("%s: 200 in the sandbox, 503 with the reason in production", async (_name, request) => {
  expect(await send("sandbox", NAME, request)).toMatchObject({ status: 200, body: "" });
  expect(await send("production", NAME, request)).toMatchObject({
    status: 503,
    body: expect.stringContaining("xsollaWebhook"),
  });
});

test("invalid JSON with a JSON content type does not reach the function", async () => {
  const request = { headers: JSON_TYPE, body: "order_paid" };
  expect((await send("sandbox", NAME, request)).status).toBe(400);
  expect((await send("production", NAME, request)).status).toBe(400);
});

test("nothing is stored or granted", async () => {
  const { uid } = await newPlayer();
  const orderId = newOrderId();
  const body = JSON.stringify(orderNotification("order_paid", uid, orderId));
  const headers = { ...JSON_TYPE, authorization: signatureOf(body) };
  expect((await send("sandbox", NAME, { headers, body })).status).toBe(200);
  expect(await orderOf(uid, orderId)).toBeUndefined();
});
