import { expect, test } from "vitest";
import { readXsollaOrder } from "../../../src/xsolla/read-xsolla-order.ts";
import { rejectionOf } from "../../support/failure-from.ts";
import { html, json, startStandIn } from "../../support/xsolla-stand-in.ts";

const ORDER = {
  order_id: 7310041,
  status: "paid",
  content: {
    price: { amount: "9.99", amount_without_discount: "9.99", currency: "EUR" },
    is_free: false,
    items: [{ sku: "coins-100", quantity: 1, is_free: false }],
  },
};

test("reads one order with its payment token", async () => {
  const { project, received } = await startStandIn(json(200, ORDER));
  expect(await readXsollaOrder(project, "7310041", "the-token")).toMatchObject({
    order_id: "7310041",
    status: "paid",
    content: { price: { amount: "9.99" }, items: [{ sku: "coins-100", quantity: 1 }] },
  });
  expect(received).toHaveLength(1);
  expect(received[0]).toMatchObject({
    method: "GET",
    path: `/api/v2/project/${project.projectId}/order/7310041`,
    headers: { authorization: "Bearer the-token" },
  });
});

test.each<[string, unknown]>([
  ["no content", undefined],
  ["content of another form", []],
  ["a price of another form", { price: "9.99 EUR" }],
  ["items of another form", { items: [{ sku: "coins-100", quantity: "a few" }] }],
])("the status is read in spite of %s", async (_what, content) => {
  const { project } = await startStandIn(json(200, { ...ORDER, content }));
  const order = await readXsollaOrder(project, "7310041", "the-token");
  expect(order?.status).toBe("paid");
  expect(order?.content?.items).toBeUndefined();
});

test.each([401, 403, 404])("%i: the token does not show the order", async (status) => {
  const { project } = await startStandIn(json(status, { statusCode: status, errorCode: 9001 }));
  expect(await readXsollaOrder(project, "7310041", "the-token")).toBeNull();
});

test.each([
  ["another order", json(200, { ...ORDER, order_id: 7310042 })],
  ["no status", json(200, { order_id: 7310041 })],
  ["a proxy's page", html(200)],
])("%s is not a valid answer", async (_what, answer) => {
  const { project } = await startStandIn(answer);
  expect(await rejectionOf(readXsollaOrder(project, "7310041", "the-token"))).toMatchObject({
    reason: "xsolla-unavailable",
  });
});
