// Caches and shared requests of one instance. They can be tested only if all calls reach it.
import { beforeEach, expect, test } from "vitest";
import { control, forgetRequests, requestsTo } from "../../../../test/support/xsolla.ts";
import { requestOf, useFunctionsInProcess } from "../../support/in-process.ts";

const harness = useFunctionsInProcess();

beforeEach(forgetRequests);

async function purchase(data: object) {
  const { getXsollaPaymentToken } = await import("../../../../functions/src/index.ts");
  return harness.wrap(getXsollaPaymentToken)(await requestOf(data));
}

test("ten first purchases at once share one catalogue read", async () => {
  await Promise.all(Array.from({ length: 10 }, () => purchase({ sku: "discounted-potion" })));
  expect(await requestsTo("/items/sku/discounted-potion")).toHaveLength(1);
  expect(await requestsTo("/admin/payment/token")).toHaveLength(10);
});

test("with a warm cache, a purchase succeeds while the catalogue is down", async () => {
  await purchase({ sku: "sword" });
  await control("POST", "/faults", { on: "catalogue", kind: "hang", times: 0 });
  expect((await purchase({ sku: "sword" })).order_id).toBeGreaterThan(0);
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
