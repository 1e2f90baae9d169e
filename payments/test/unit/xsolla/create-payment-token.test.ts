import { expect, test } from "vitest";
import { createPaymentToken, type TokenCallBody } from "../../../src/xsolla/create-payment-token.ts";
import { basicAuth } from "../../../src/xsolla/xsolla-project.ts";
import { rejectionOf } from "../../support/failure-from.ts";
import { html, json, reset, startStandIn } from "../../support/xsolla-stand-in.ts";

const BODY: TokenCallBody = {
  sandbox: true,
  user: { id: { value: "player-42" }, country: { value: "DE" } },
  purchase: { items: [{ sku: "coins-100", quantity: 1 }] },
  settings: { external_id: "req-8f2c" },
};
const TIMEOUT_MS = 5_000;

test("posts the body with the project's credentials", async () => {
  const { project, received } = await startStandIn(json(201, { token: "t", order_id: 1 }));
  await createPaymentToken({ ...project, userName: 202, apiKey: "k-1" }, BODY, undefined, TIMEOUT_MS);
  expect(received).toHaveLength(1);
  expect(received[0]).toMatchObject({
    method: "POST",
    path: `/api/v3/project/${project.projectId}/admin/payment/token`,
    headers: { authorization: "Basic MjAyOmstMQ==", "content-type": "application/json" },
  });
  expect(JSON.parse(received[0]?.body ?? "")).toEqual(BODY);
  expect(received[0]?.headers["x-user-ip"]).toBeUndefined();
});

test("passes the buyer's address on", async () => {
  const { project, received } = await startStandIn(json(201, { token: "t", order_id: 1 }));
  await createPaymentToken(project, BODY, "8.8.8.8", TIMEOUT_MS);
  expect(received[0]?.headers["x-user-ip"]).toBe("8.8.8.8");
});

test("credentials beyond ASCII are UTF-8", () => {
  const project = { storeUrl: "", projectId: 101, userName: 101, apiKey: "schlüssel" };
  expect(basicAuth(project)).toBe("Basic MTAxOnNjaGzDvHNzZWw=");
});

test.each<[number, unknown, string]>([
  [201, { token: "t-1", order_id: 7310041 }, "7310041"],
  [200, { token: "t-1", order_id: 7310041 }, "7310041"],
  [201, { token: "t-1", order_id: "7310041", new_field: 1 }, "7310041"],
])("HTTP %i %j", async (status, answer, orderId) => {
  const { project } = await startStandIn(json(status, answer));
  expect(await createPaymentToken(project, BODY, undefined, TIMEOUT_MS)).toEqual({ token: "t-1", orderId });
});

test("an order id beyond 2^53 keeps its digits", async () => {
  const { project } = await startStandIn(
    (_request, response) => void response.writeHead(201).end('{"token":"t","order_id":9007199254740993}'),
  );
  expect(await createPaymentToken(project, BODY, undefined, TIMEOUT_MS)).toEqual({
    token: "t",
    orderId: "9007199254740993",
  });
});

test.each<[string, Parameters<typeof startStandIn>[0], string]>([
  ["201 without a token", json(201, { order_id: 1 }), "xsolla-unavailable"],
  ["201 with an empty token", json(201, { token: "", order_id: 1 }), "xsolla-unavailable"],
  ["201 without an order", json(201, { token: "secret-token" }), "xsolla-unavailable"],
  ["201 with HTML", html(201), "xsolla-unavailable"],
  ["204", (_request, response) => void response.writeHead(204).end(), "xsolla-unavailable"],
  ["302", json(302, { token: "secret-token", order_id: 1 }), "xsolla-unavailable"],
  ["401", json(401, { statusCode: 401, errorCode: 1020 }), "misconfigured"],
  ["422 with a purchase limit", json(422, { statusCode: 422, errorCode: 1000 }), "order-refused"],
  ["422 with a schema violation", json(422, { statusCode: 422, errorCode: 1102 }), "misconfigured"],
  ["422 of Pay Station", json(422, { statusCode: 422, errorCode: 2000 }), "xsolla-unavailable"],
  ["429", json(429, {}), "xsolla-busy"],
  ["503", html(503), "xsolla-unavailable"],
  ["a reset connection", reset, "xsolla-unavailable"],
])("%s: one call, and a reason", async (_name, answer, reason) => {
  const { project, received } = await startStandIn(answer);
  const failure = await rejectionOf(createPaymentToken(project, BODY, undefined, TIMEOUT_MS));
  expect(failure.reason).toBe(reason);
  expect(JSON.stringify(failure)).not.toContain("secret-token");
  expect(received).toHaveLength(1);
});

test("a number is not a token", async () => {
  const token = 7310041;
  const { project } = await startStandIn(json(201, { token, order_id: 1 }));
  const failure = await rejectionOf(createPaymentToken(project, BODY, undefined, TIMEOUT_MS));
  expect(failure).toMatchObject({ reason: "xsolla-unavailable" });
});
