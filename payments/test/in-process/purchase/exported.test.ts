// The exported functions in this process, against the emulators. Caches and shared requests can be tested only if all
// calls reach one instance.

import { beforeEach, expect, test } from "vitest";
import { newPlayer, orderOf, quantityOf } from "../../../../test/support/client.ts";
import {
  control,
  forgetRequests,
  newOrderId,
  orderNotification,
  requestsTo,
} from "../../../../test/support/xsolla.ts";
import { deliverInProcess, requestOf, useFunctionsInProcess } from "../../support/in-process.ts";

const SECRET = "secret";
const harness = useFunctionsInProcess({ TRUSTED_PROXY_HOPS: "2", XSOLLA_WEBHOOK_SECRET: SECRET });

beforeEach(forgetRequests);

async function call(data: object, headers?: Record<string, string>) {
  const { getXsollaPaymentToken } = await import("../../../../functions/src/index.ts");
  const request = await requestOf(data, headers);
  return { uid: request.auth?.uid, answer: await harness.wrap(getXsollaPaymentToken)(request) };
}

test("the wrapped callable makes a token and the order", async () => {
  const { uid, answer } = await call({ sku: "coins-100" });
  expect(answer).toMatchObject({
    sandbox: true,
    url: `https://sandbox-secure.xsolla.com/paystation4/?token=${answer.token}`,
  });
  expect(await orderOf(uid ?? "", answer.order_id)).toMatchObject({
    status: "new",
    // The price of XSOLLA_DEFAULT_COUNTRY, not of the machine that reads the catalogue.
    currency: "EUR",
  });
});

test("without a merchant id the project id is the user name, and two hops are counted", async () => {
  await call({ sku: "coins-100" }, { "x-forwarded-for": "8.8.8.8, 81.2.69.142, 10.0.0.1" });
  const [sent] = await requestsTo("/admin/payment/token");
  expect(sent?.headers).toMatchObject({ "x-user-ip": "81.2.69.142", authorization: "Basic" });
});

test("without merchant id and address the parameters apply", async () => {
  await call({ sku: "coins-100" }, { "x-forwarded-for": "81.2.69.142" });
  const [sent] = await requestsTo("/admin/payment/token");
  expect(sent?.body).toMatchObject({ user: { country: { value: "DE" } } });
});

test("ten first purchases at once share one catalogue read", async () => {
  await Promise.all(Array.from({ length: 10 }, () => call({ sku: "discounted-potion" })));
  expect(await requestsTo("/items/sku/discounted-potion")).toHaveLength(1);
  expect(await requestsTo("/admin/payment/token")).toHaveLength(10);
});

test("with a warm cache the catalogue may be down", async () => {
  await call({ sku: "sword" });
  await control("POST", "/faults", { on: "catalogue", kind: "hang", times: 0 });
  expect((await call({ sku: "sword" })).answer.order_id).toBeGreaterThan(0);
  await control("DELETE", "/faults");
});

test("ten concurrent status calls of an order make one call to Xsolla", async () => {
  const { getXsollaOrderStatus, getXsollaPaymentToken } = await import("../../../../functions/src/index.ts");
  const request = await requestOf({ sku: "coins-100" });
  const { order_id: orderId } = await harness.wrap(getXsollaPaymentToken)(request);
  const ask = () => harness.wrap(getXsollaOrderStatus)({ ...request, data: { orderId } });
  const answers = await Promise.all(Array.from({ length: 10 }, ask));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set(["new"]));
  expect(await requestsTo(`/order/${orderId}`)).toHaveLength(1);
});

test("fifty deliveries of one order_paid at once grant once", async () => {
  const { uid } = await newPlayer();
  const notification = orderNotification("order_paid", uid, newOrderId());
  const answers = await Promise.all(Array.from({ length: 50 }, () => deliverInProcess(notification, SECRET)));
  expect(answers.map(({ status }) => status)).toEqual(Array(50).fill(204));
  expect(await quantityOf(uid)).toBe(1);
});

test("the wrapped callable throws HttpsErrors", async () => {
  await expect(call({ sku: "limited-hat" })).rejects.toMatchObject({
    code: "failed-precondition",
    message: expect.stringMatching(/^sold-out: /),
    details: { reason: "sold-out", sku: "limited-hat" },
  });
  const { getXsollaPaymentToken } = await import("../../../../functions/src/index.ts");
  const { auth: _auth, ...anonymous } = await requestOf({ sku: "coins-100" });
  await expect(harness.wrap(getXsollaPaymentToken)(anonymous)).rejects.toMatchObject({
    code: "unauthenticated",
  });
});
