// The exported callable, with parameters that the codebases of the emulator do not have.

import { beforeEach, expect, test } from "vitest";
import { orderOf } from "../../../../test/support/client.ts";
import { forgetRequests, requestsTo } from "../../../../test/support/xsolla.ts";
import { requestOf, useFunctionsInProcess } from "../../support/in-process.ts";

const harness = useFunctionsInProcess({ TRUSTED_PROXY_HOPS: "2" });

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
