// Requests of 5 MB: refused without an echo, or handled like others.
import { expect, test } from "vitest";
import { call, newPlayer, orderOf, quantityOf, refusal } from "../../support/client.ts";
import { deliver, forgetRequests, newOrderId, orderNotification, requestsTo } from "../../support/xsolla.ts";

const NAME = "getXsollaPaymentToken";
const FIVE_MEGABYTES = "x".repeat(5 * 1024 * 1024);

async function newPurchase(rest: object = {}) {
  const { uid } = await newPlayer();
  const orderId = newOrderId();
  return { uid, orderId, notification: { ...orderNotification("order_paid", uid, orderId), ...rest } };
}

test("5 MB without a signature are refused", async () => {
  const headers = { authorization: `Signature ${"0".repeat(40)}` };
  expect(
    await deliver({ notification_type: "order_paid", filler: FIVE_MEGABYTES }, { headers }),
  ).toMatchObject({
    status: 400,
    body: { error: { code: "INVALID_SIGNATURE" } },
  });
});

test("5 MB with a valid signature are handled", async () => {
  const { uid, orderId, notification } = await newPurchase({ custom_parameters: { filler: FIVE_MEGABYTES } });
  expect((await deliver(notification)).status).toBe(204);
  expect((await deliver(notification)).status).toBe(204);
  expect(await orderOf(uid, orderId)).toMatchObject({ status: "done", granted: true });
  expect(await quantityOf(uid)).toBe(1);
});

test.each([
  ["sku", { sku: FIVE_MEGABYTES }],
  ["returnUrl", { sku: "coins-100", returnUrl: `https://game.example/${FIVE_MEGABYTES}` }],
  ["items", { items: Array(100_000).fill({ sku: "coins-100" }) }],
])("5 MB in %s are refused, without an echo and without a token call", async (_field, data) => {
  await forgetRequests();
  const { idToken } = await newPlayer();
  const answer = await call("sandbox", NAME, data, { idToken: await idToken() });
  expect(answer).toMatchObject(refusal(400, "INVALID_ARGUMENT", "invalid-request"));
  expect(JSON.stringify(answer).length).toBeLessThan(2_000);
  expect(await requestsTo("/admin/payment/token")).toEqual([]);
});

test("5 MB in an unknown field are ignored", async () => {
  const { idToken } = await newPlayer();
  const data = { sku: "coins-100", filler: FIVE_MEGABYTES };
  expect((await call("sandbox", NAME, data, { idToken: await idToken() })).status).toBe(200);
});
