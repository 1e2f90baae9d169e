// Every refusal reaches the game with its reason.
import { once } from "node:events";
import { createServer } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { CODEBASES } from "../../support/codebases.ts";
import { control, requestsTo } from "../../support/xsolla.ts";
import { valuesOf } from "../mono.ts";
import { useGameOnTheStack } from "../use-game-on-the-stack.ts";

const run = await useGameOnTheStack();

/** Sets the catalogue or Xsolla up for one refusal. */
const fault = (what: object) => () => control("POST", "/faults", { on: "token", ...what });

const nothing = async () => undefined;

test.each<[string, object, () => Promise<unknown>, object]>([
  [
    "invalid-request",
    { sku: "no spaces", quantity: 1 },
    nothing,
    {
      status: "INVALID_ARGUMENT",
      issues: [{ path: "sku", message: expect.stringMatching(/^expected/) }],
      isTransient: false,
    },
  ],
  [
    "return-url-not-allowed",
    { sku: "coins-100", quantity: 1, returnUrl: "javascript:alert(1)" },
    nothing,
    { status: "INVALID_ARGUMENT" },
  ],
  [
    "unknown-sku",
    { sku: "no-such-item", quantity: 1 },
    nothing,
    { status: "NOT_FOUND", sku: "no-such-item" },
  ],
  [
    "free-item",
    { sku: "free-gift", quantity: 1 },
    nothing,
    { status: "FAILED_PRECONDITION", sku: "free-gift" },
  ],
  ["no-price", { sku: "gem-skin", quantity: 1 }, nothing, { status: "FAILED_PRECONDITION", sku: "gem-skin" }],
  [
    "not-available",
    { sku: "locked-shield", quantity: 1 },
    nothing,
    { status: "FAILED_PRECONDITION", sku: "locked-shield" },
  ],
  [
    "not-on-sale",
    { sku: "winter-skin", quantity: 1 },
    nothing,
    { status: "FAILED_PRECONDITION", sku: "winter-skin" },
  ],
  [
    "sold-out",
    { sku: "limited-hat", quantity: 1 },
    nothing,
    { status: "FAILED_PRECONDITION", sku: "limited-hat" },
  ],
  [
    "order-refused",
    { sku: "coins-100", quantity: 1 },
    fault({
      kind: "status",
      status: 422,
      body: { statusCode: 422, errorCode: 1460, errorMessage: "[0401-1460]: limit" },
    }),
    { status: "FAILED_PRECONDITION", xsollaErrorCode: 1460 },
  ],
  [
    "xsolla-busy",
    { sku: "coins-100", quantity: 1 },
    fault({
      kind: "status",
      status: 429,
      headers: { "retry-after": "7" },
    }),
    { status: "RESOURCE_EXHAUSTED", retryAfterSeconds: 7, isTransient: true },
  ],
  [
    "xsolla-unavailable",
    { sku: "coins-100", quantity: 1 },
    fault({ kind: "status", status: 500 }),
    { status: "UNAVAILABLE", isTransient: true },
  ],
  [
    "misconfigured",
    { sku: "coins-100", quantity: 1 },
    fault({ kind: "status", status: 401 }),
    { status: "INTERNAL", isTransient: false },
  ],
])("%s has its own error", async (reason, request, prepare, error) => {
  await prepare();
  const output = await run("ask", [JSON.stringify(request)]);
  expect(valuesOf(output, "refused")).toEqual([
    expect.objectContaining({ reason, message: expect.stringMatching(new RegExp(`^${reason}: `)), ...error }),
  ]);
  expect(valuesOf(output, "ordered")).toEqual([]);
  // A token call is never repeated by itself.
  expect((await requestsTo("/admin/payment/token")).length).toBeLessThanOrEqual(1);
});

test("too-many-orders has the seconds to wait", async () => {
  const [refused, ...more] = valuesOf(await run("spree", ["10"]), "refused");
  expect(more).toEqual([]);
  expect(refused).toMatchObject({
    status: "RESOURCE_EXHAUSTED",
    reason: "too-many-orders",
    isTransient: true,
  });
  expect(Object(refused).retryAfterSeconds).toBeGreaterThan(0);
});

test("an order that is not the player's is unknown", async () => {
  expect(valuesOf(await run("status", ["7310041"]), "refused")).toMatchObject([
    { status: "NOT_FOUND", reason: "unknown-order" },
  ]);
});

test("without a sign-in nothing is sent", async () => {
  expect(valuesOf(await run("no-sign-in"), "refused")).toMatchObject([
    { status: "UNAUTHENTICATED", httpStatus: 0 },
    { status: "UNAUTHENTICATED", httpStatus: 0 },
  ]);
});

test("another player's uid is refused", async () => {
  expect(valuesOf(await run("other-uid"), "refused")).toMatchObject([
    { status: "PERMISSION_DENIED", reason: "uid-mismatch", httpStatus: 403, isTransient: false },
  ]);
});

test("if App Check is enforced, a game without it gets the reason", async () => {
  const output = await run("ask", ['{"sku":"coins-100"}'], { region: CODEBASES["app-check"].region });
  expect(valuesOf(output, "refused")).toMatchObject([{ status: "UNAUTHENTICATED", httpStatus: 401 }]);
});

test("plain HTTP to another machine, which Unity refuses, has its own error", async () => {
  const output = await run("ask", ['{"sku":"coins-100"}'], {
    functions: "http://192.0.2.7:5001",
  });
  expect(valuesOf(output, "refused")).toMatchObject([
    { status: "NETWORK_ERROR", message: expect.stringContaining("Insecure connection not allowed") },
  ]);
});

test("an address that is not a URL has its own error", async () => {
  const output = await run("ask", ['{"sku":"coins-100"}'], { functions: "http://127.0.0.1 :5001" });
  expect(valuesOf(output, "refused")).toMatchObject([
    { status: "NETWORK_ERROR", message: expect.stringContaining("The address is not a URL.") },
  ]);
});

const proxy = createServer((request, response) => {
  const status = Number(/^\/(\d+)/.exec(request.url ?? "")?.[1]);
  response.writeHead(status, { "content-type": "text/html" }).end("<html><h1>Hello from a proxy</h1></html>");
});

beforeAll(() => once(proxy.listen(0, "127.0.0.1"), "listening"));

afterAll(() => void proxy.close());

test.each([200, 403, 404, 429, 502])(
  "a proxy's page with %i is not an answer of the backend",
  async (status) => {
    const { port } = z.object({ port: z.number() }).parse(proxy.address());
    const output = await run("ask", ['{"sku":"coins-100"}'], {
      functions: `http://127.0.0.1:${port}/${status}`,
    });
    expect(valuesOf(output, "refused")).toMatchObject([{ status: "BAD_ANSWER", httpStatus: status }]);
  },
);
