import { beforeEach, expect, test } from "vitest";
import { call, functionUrl, newPlayer, refusal } from "../stack/client.ts";
import type { CodebaseName } from "../stack/codebases.ts";
import { forgetRequests, requestsTo } from "../stack/xsolla.ts";

const NAME = "getXsollaPaymentToken";

beforeEach(forgetRequests);

async function ask(data: unknown, codebase: CodebaseName = "sandbox") {
  const player = await newPlayer(codebase);
  return call(codebase, NAME, data, { idToken: await player.idToken() });
}

const expectNoTokenCall = async () => expect(await requestsTo("/admin/payment/token")).toEqual([]);

test.each([
  ["unknown-sku", "no-such-item", 404, "NOT_FOUND"],
  ["free-item", "free-gift", 400, "FAILED_PRECONDITION"],
  ["no-price", "gem-skin", 400, "FAILED_PRECONDITION"],
  ["not-available", "locked-shield", 400, "FAILED_PRECONDITION"],
  ["not-on-sale", "winter-skin", 400, "FAILED_PRECONDITION"],
  ["not-on-sale", "future-skin", 400, "FAILED_PRECONDITION"],
  ["sold-out", "limited-hat", 400, "FAILED_PRECONDITION"],
])("%s: %s", async (reason, sku, http, status) => {
  expect(await ask({ sku })).toEqual(refusal(http, status, reason, { sku }));
  expect(await ask({ items: [{ sku: "coins-100" }, { sku }] })).toEqual(
    refusal(http, status, reason, { sku }),
  );
  await expectNoTokenCall();
});

test("uid-mismatch: the uid of somebody else", async () => {
  expect(await ask({ sku: "coins-100", uid: "somebody-else" })).toEqual(
    refusal(403, "PERMISSION_DENIED", "uid-mismatch"),
  );
  await expectNoTokenCall();
});

test.each([
  ["javascript:alert(1)", "sandbox"],
  ["data:text/html,x", "sandbox"],
  ["file:///etc/passwd", "sandbox"],
  ["blob:https://game.example/1", "sandbox"],
  ["vbscript:x", "sandbox"],
  ["about:blank", "sandbox"],
  ["http://game.example/", "sandbox"],
  ["https://other.example/", "production"],
  ["https://game.example.evil.example/", "production"],
  ["https://game.example@evil.example/", "production"],
  ["https://game.example:8443/", "production"],
  ["othergame://shop", "production"],
] as const)("return-url-not-allowed: %s in %s", async (returnUrl, codebase) => {
  expect(await ask({ sku: "coins-100", returnUrl }, codebase)).toEqual(
    refusal(400, "INVALID_ARGUMENT", "return-url-not-allowed"),
  );
  await expectNoTokenCall();
});

test.each([
  ["https://anything.example/back?a=1", "sandbox"],
  ["http://localhost:3000/", "sandbox"],
  ["http://127.0.0.1:3000/", "sandbox"],
  ["app://xpayment.com.example.game", "sandbox"],
  ["https://game.example/deep/path", "production"],
  ["mygame://anywhere", "production"],
] as const)("allowed as returnUrl: %s in %s", async (returnUrl, codebase) => {
  expect((await ask({ sku: "coins-100", returnUrl }, codebase)).status).toBe(200);
});

test.each([
  ["neither sku nor items", {}, "sku"],
  ["both", { sku: "coins-100", items: [{ sku: "sword" }] }, "sku"],
  ["a SKU with a slash", { sku: "a/b" }, "sku"],
  ["a SKU of dots", { sku: ".." }, "sku"],
  ["a reserved SKU", { sku: "__a__" }, "sku"],
  ["a long SKU", { sku: "a".repeat(256) }, "sku"],
  ["a number as SKU", { sku: 7 }, "sku"],
  ["a quantity of 0", { sku: "coins-100", quantity: 0 }, "quantity"],
  ["a quantity of 1001", { sku: "coins-100", quantity: 1001 }, "quantity"],
  ["half a quantity", { sku: "coins-100", quantity: 1.5 }, "quantity"],
  ["a text as quantity", { sku: "coins-100", quantity: "2" }, "quantity"],
  [
    "a broken box",
    { sku: "coins-100", quantity: { "@type": "type.googleapis.com/google.protobuf.Int64Value", value: "x" } },
    "quantity",
  ],
  [
    "an unknown box",
    { sku: "coins-100", quantity: { "@type": "type.example/Other", value: "1" } },
    "quantity",
  ],
  ["51 lines", { items: Array.from({ length: 51 }, (_, index) => ({ sku: `item-${index}` })) }, "items"],
  ["a line without SKU", { items: [{ quantity: 1 }] }, "items.0.sku"],
  ["a bad line", { items: [{ sku: "coins-100" }, { sku: "sword", quantity: -1 }] }, "items.1.quantity"],
  ["a relative returnUrl", { sku: "coins-100", returnUrl: "/back" }, "returnUrl"],
  ["a long returnUrl", { sku: "coins-100", returnUrl: `https://a.example/${"x".repeat(1000)}` }, "returnUrl"],
  ["a number as language", { sku: "coins-100", language: 7 }, "language"],
  ["a number as uid", { sku: "coins-100", uid: 7 }, "uid"],
  ["a list as data", [], ""],
  ["a text as data", "coins-100", ""],
  ["null as data", null, ""],
])("invalid-request: %s", async (_name, data, path) => {
  const issues = expect.arrayContaining([{ path, message: expect.stringMatching(/\S/) }]);
  expect(await ask(data)).toEqual(refusal(400, "INVALID_ARGUMENT", "invalid-request", { issues }));
  await expectNoTokenCall();
});

test.each([
  ["without data", "application/json", '{"sku":"coins-100","email":"unwrapped@example.com"}'],
  ["that is a list", "application/json", "[]"],
  ["of another content type", "text/plain", '{"data":{"sku":"coins-100"}}'],
  ["that is empty", "application/json", ""],
])("invalid-request: a body %s", async (_name, contentType, body) => {
  const player = await newPlayer();
  const response = await fetch(functionUrl("sandbox", NAME), {
    method: "POST",
    headers: { "content-type": contentType, authorization: `Bearer ${await player.idToken()}` },
    body,
  });
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({
    error: { status: "INVALID_ARGUMENT", details: { reason: "invalid-request" } },
  });
});

const unauthenticated = {
  status: 401,
  body: { error: { status: "UNAUTHENTICATED", message: expect.any(String) } },
};
const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString("base64url");

/** An unsigned token, as the Auth emulator makes them, with some of its claims changed. */
async function changedToken(change: object): Promise<string> {
  const player = await newPlayer();
  const [header, payload = ""] = (await player.idToken()).split(".");
  const claims: object = JSON.parse(Buffer.from(payload, "base64url").toString());
  return `${header}.${encode({ ...claims, ...change })}.`;
}

test.each([
  ["no ID token", async () => ""],
  ["no token at all", async () => "Bearer nonsense"],
  ["another scheme", async () => `Basic ${await changedToken({})}`],
  ["an expired one", async () => `Bearer ${await changedToken({ exp: 1_700_000_000, iat: 1_699_990_000 })}`],
  [
    "one of another project",
    async () => `Bearer ${await changedToken({ aud: "other", iss: "https://securetoken.google.com/other" })}`,
  ],
  [
    "one of a user who is not there",
    async () => `Bearer ${await changedToken({ sub: "nobody", user_id: "nobody" })}`,
  ],
  [
    "one that is signed by somebody else",
    async () =>
      `Bearer ${(await changedToken({})).replace(/^[^.]+/, encode({ alg: "HS256", typ: "JWT" }))}c2lnbmF0dXJl`,
  ],
])("unauthenticated: %s", async (_name, authorization) => {
  const header = await authorization();
  const headers: Record<string, string> = header === "" ? {} : { authorization: header };
  const answer = await call("sandbox", NAME, { sku: "coins-100" }, { headers });
  expect(answer).toEqual(unauthenticated);
  await expectNoTokenCall();
});

test("unauthenticated: ENFORCE_APP_CHECK and no valid App Check token", async () => {
  const player = await newPlayer("app-check");
  const idToken = await player.idToken();
  const forged = `${encode({ alg: "RS256" })}.${encode({ sub: "app", app_id: "app" })}.c2ln`;
  for (const headers of [{}, { "x-firebase-appcheck": "nonsense" }, { "x-firebase-appcheck": forged }]) {
    expect(await call("app-check", NAME, { sku: "coins-100" }, { idToken, headers })).toEqual(
      unauthenticated,
    );
  }
  await expectNoTokenCall();
});
