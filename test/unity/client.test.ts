// The Unity client as a real process, against the emulators and the simulator.

import { once } from "node:events";
import { createServer } from "node:http";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { originOf } from "../../stack/settings/project.ts";
import { functionUrl, quantityOf, stack } from "../support/client.ts";
import { CODEBASES } from "../support/codebases.ts";
import { control, forgetRequests, requestsTo } from "../support/xsolla.ts";
import { compile, type OutputLine, PACKAGE, play, STAND_INS, valuesOf } from "./mono.ts";

let program = "";
beforeAll(async () => {
  program = await compile("exe", [...PACKAGE.client, ...STAND_INS.unity, "test/unity/program/*.cs"]);
});
beforeEach(forgetRequests);
afterEach(async () => {
  await control("DELETE", "/faults");
  await control("DELETE", "/items");
});

const { emulators, projectId } = stack.project;

/** A scenario of test/unity/program/Scenarios.cs. */
const run = (
  scenario: string,
  args: string[] = [],
  { functions = originOf(emulators.functions), region = CODEBASES.sandbox.region } = {},
) =>
  play(program, [scenario, ...args], {
    GAME_PROJECT: projectId,
    GAME_REGION: region,
    GAME_FUNCTIONS: functions,
    GAME_AUTH: originOf(emulators.auth),
    GAME_FIRESTORE: originOf(emulators.firestore),
    GAME_SIMULATOR: stack.simulator,
  });

const uidOf = (output: OutputLine[]) => z.string().parse(valuesOf(output, "signed-in")[0]);

test("a guest buys an item, and gets its states until it is done", async () => {
  const output = await run("buy");
  expect(valuesOf(output, "order")).toMatchObject([
    { status: "new", granted: false, sandbox: true },
    { status: "done", granted: true, items: [{ sku: "coins-100", quantity: 1 }] },
  ]);
  expect(await quantityOf(uidOf(output))).toBe(1);
  expect(valuesOf(output, "console")).toEqual([]);
});

test("… and awaits the purchase in one line", async () => {
  const output = await run("buy-async");
  expect(valuesOf(output, "order")).toMatchObject([{ status: "done", granted: true }]);
  expect(valuesOf(output, "pay-station")).toEqual(["open close"]);
});

test("the Editor's connection test succeeds on the stack", async () => {
  const files = [...PACKAGE.client, ...PACKAGE.editor, ...STAND_INS.unity, ...STAND_INS.editor];
  const editor = await compile("exe", [...files, "test/unity/editor/*.cs"]);
  const { functions, auth, firestore } = emulators;
  const output = await play(
    editor,
    [
      "test",
      projectId,
      CODEBASES.sandbox.region,
      originOf(functions),
      originOf(auth),
      originOf(firestore),
      stack.simulator,
      String(stack.xsollaProjectId),
    ],
    {},
  );
  expect(valuesOf(output, "check")).toEqual([
    expect.stringMatching(/^Info ok unity-settings: /),
    expect.stringMatching(/^Info ok callable-answers: /),
    expect.stringMatching(/^Info ok auth: /),
    expect.stringMatching(/^Info ok app-check: /),
    expect.stringMatching(/^Info ok firestore: /),
    expect.stringMatching(/^Info ok catalogue: \d+ items/),
  ]);
});

test("empty fields of JsonUtility are not sent to Xsolla", async () => {
  await run("buy");
  const [sent] = await requestsTo("/admin/payment/token");
  expect(sent?.body).toMatchObject({ purchase: { items: [{ sku: "coins-100", quantity: 1 }] } });
  expect(Object.keys(Object(Object(sent?.body).settings))).not.toContain("return_url");
});

test("a cart, in French", async () => {
  const output = await run("cart");
  expect(valuesOf(output, "order").at(-1)).toMatchObject({ status: "done", granted: true });
  expect(await quantityOf(uidOf(output), "coins-100")).toBe(2);
  expect(await quantityOf(uidOf(output), "sword")).toBe(1);
  const [sent] = await requestsTo("/admin/payment/token");
  expect(sent?.body).toMatchObject({ settings: { language: "fr" } });
});

test("one purchaseId buys once with virtual currency, and claims a free item once", async () => {
  const output = await run("currency");
  expect(valuesOf(output, "spent")).toEqual([
    "300 gems for gem-skin",
    "300 gems for gem-skin",
    "0  for free-gift",
  ]);
  expect(valuesOf(output, "refused")).toMatchObject([
    { reason: "not-enough-currency", missing: 200, text: "You need 200 more." },
    { reason: "limit-reached" },
  ]);
  expect(valuesOf(output, "owned").sort()).toEqual(["1 free-gift", "1 gem-skin", "100 gems"]);
});

test("a refund is reported", async () => {
  const output = await run("refund");
  expect(valuesOf(output, "after-refund")).toMatchObject([{ status: "canceled", granted: false }]);
  expect(await quantityOf(uidOf(output))).toBe(0);
});

test("a guest gets an e-mail address and stays the same player", async () => {
  const output = await run("link-e-mail", [`guest-${Date.now()}@example.com`]);
  const [guest, ...others] = valuesOf(output, "signed-in");
  expect(valuesOf(output, "linked")).toEqual([guest]);
  expect(others).toHaveLength(1);
  expect(others).not.toContain(guest);
  expect(valuesOf(output, "refused")).toEqual([]);
});

test("a player with an e-mail address signs up, gets errors, and signs in", async () => {
  const output = await run("e-mail", [`player-${Date.now()}@example.com`]);
  expect(valuesOf(output, "refused")).toMatchObject([
    { status: "UNAUTHENTICATED", reason: "EMAIL_EXISTS" },
    { status: "UNAUTHENTICATED", reason: expect.stringMatching(/INVALID_(PASSWORD|LOGIN_CREDENTIALS)/) },
  ]);
  expect(valuesOf(output, "same")).toEqual(["True"]);
  expect(valuesOf(output, "order").at(-1)).toMatchObject({ status: "done" });
});

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

test("an expired ID token is replaced once", async () => {
  const output = await run("stale-token");
  expect(valuesOf(output, "asked")).toEqual(["False,True"]);
  expect(valuesOf(output, "refused")).toEqual([]);
  expect(await requestsTo("/admin/payment/token")).toHaveLength(1);
});

test("… and not twice", async () => {
  const output = await run("forged-token");
  expect(valuesOf(output, "asked")).toEqual(["False,True"]);
  expect(valuesOf(output, "refused")).toMatchObject([{ status: "UNAUTHENTICATED", httpStatus: 401 }]);
});

test("a guest who has kept the refresh token is the same player after a restart", async () => {
  const output = await run("resume");
  expect(valuesOf(output, "resumed")).toEqual(["True"]);
  expect(valuesOf(output, "ordered")).toEqual(["yes"]);
  expect(valuesOf(output, "refused")).toMatchObject([{ status: "UNAUTHENTICATED" }]);
  expect(valuesOf(output, "signed-out")).toEqual(["True"]);
});

test("an ID token is used for an hour, and replaced before it expires", async () => {
  const output = await run("hour-later");
  expect(valuesOf(output, "kept")).toEqual(["True"]);
  expect(valuesOf(output, "replaced")).toEqual(["True"]);
  expect(valuesOf(output, "ordered")).toEqual(["yes"]);
});

test("after a restart a guest gets payments of the meantime; no payment token is stored", async () => {
  const output = await run("remember");
  expect(valuesOf(output, "resumed")).toEqual(["True"]);
  expect(valuesOf(output, "refused")).toEqual([]);
  expect(valuesOf(output, "remembered")).toEqual(["True"]);
  expect(valuesOf(output, "token-stored")).toEqual(["False"]);
  expect(valuesOf(output, "order")).toMatchObject([{ status: "done", granted: true }]);
  expect(valuesOf(output, "remembered-after")).toEqual(["0"]);
});

test("the order is polled at once when the player returns", async () => {
  expect(valuesOf(await run("focus"), "at-once")).toEqual(["True"]);
});

test("after Stop nothing is reported, and the order stays remembered", async () => {
  const output = await run("stop");
  expect(valuesOf(output, "heard")).toEqual(["1"]);
  expect(valuesOf(output, "remembered")).toEqual(["1"]);
});

test("after the component is destroyed nothing is called back", async () => {
  expect(valuesOf(await run("destroy"), "heard")).toEqual(["0"]);
});

test("during an outage of the backend a purchase fails and a watch continues", async () => {
  const output = await run("gone");
  expect(valuesOf(output, "refused")).toMatchObject([
    { status: "NETWORK_ERROR", httpStatus: 0, isTransient: true },
  ]);
  expect(valuesOf(output, "failed")).toMatchObject([{ status: "NETWORK_ERROR" }]);
  expect(valuesOf(output, "order").at(-1)).toMatchObject({ status: "done", granted: true });
});

test("plain HTTP to another machine, which Unity refuses, has its own error", async () => {
  const output = await run("ask", ['{"sku":"coins-100"}'], {
    functions: "http://192.0.2.7:5001",
  });
  expect(valuesOf(output, "refused")).toMatchObject([
    { status: "NETWORK_ERROR", message: expect.stringContaining("Insecure connection not allowed") },
  ]);
});

// On WebGL, UnityWebRequest is the browser's fetch.
test.each(["getXsollaPaymentToken", "getXsollaOrderStatus"])(
  "a WebGL game may call %s from its own page",
  async (name) => {
    const { status, headers } = await fetch(functionUrl("sandbox", name), {
      method: "OPTIONS",
      headers: {
        origin: "https://game.example",
        "access-control-request-method": "POST",
        "access-control-request-headers": "authorization,content-type,x-firebase-appcheck",
      },
    });
    expect(status).toBe(204);
    expect(headers.get("access-control-allow-origin")).toBe("https://game.example");
    expect(headers.get("access-control-allow-headers")).toBe(
      "authorization,content-type,x-firebase-appcheck",
    );
  },
);

test("Pay Station opens at the token's URL, and reports its end once", async () => {
  const output = await run("pay-station");
  expect(valuesOf(output, "opened")).toEqual(["True"]);
  expect(valuesOf(output, "lightbox")).toEqual(["1 done"]);
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
