// A callable answers to the player of a valid ID token, and to nobody else. Players who get in: ../purchase.
import { afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { call, newPlayer } from "../../support/client.ts";
import { forgetRequests, requestsTo } from "../../support/xsolla.ts";

let idToken = "";
beforeAll(async () => {
  idToken = await (await newPlayer()).idToken();
});
beforeEach(forgetRequests);
afterEach(async () => expect(await requestsTo("/")).toEqual([]));

const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString("base64url");

/** Changes claims of the player's token. It stays unsigned, like the Auth emulator's tokens. */
function changedToken(change: object): string {
  const [header, payload = ""] = idToken.split(".");
  const claims: object = JSON.parse(Buffer.from(payload, "base64url").toString());
  return `${header}.${encode({ ...claims, ...change })}.`;
}

const unauthenticated = {
  status: 401,
  body: { error: { status: "UNAUTHENTICATED", message: expect.stringMatching(/\S/) } },
};

const aRequest = { sku: "coins-100", orderId: "7310041" };

describe.each(["getXsollaPaymentToken", "getXsollaOrderStatus"])("%s", (name) => {
  test.each<[string, () => string]>([
    ["no Authorization", () => ""],
    ["no token", () => "Bearer "],
    ["no scheme", () => idToken],
    ["another scheme", () => `Basic ${idToken}`],
    ["nonsense", () => "Bearer nonsense"],
    ["nonsense in three parts", () => "Bearer a.b.c"],
    ["an empty, unsigned token", () => `Bearer ${encode({})}.${encode({})}.`],
    ["two tokens", () => `Bearer ${idToken} ${idToken}`],
    ["an expired token", () => `Bearer ${changedToken({ exp: 1_700_000_000, iat: 1_699_990_000 })}`],
    ["a token of an unknown user", () => `Bearer ${changedToken({ sub: "nobody", user_id: "nobody" })}`],
    ["a token without a user", () => `Bearer ${changedToken({ sub: "", user_id: "" })}`],
    [
      "a token of another project",
      () => `Bearer ${changedToken({ aud: "other", iss: "https://securetoken.google.com/other" })}`,
    ],
    ["a token of another issuer", () => `Bearer ${changedToken({ iss: "https://accounts.google.com" })}`],
    [
      "a token signed by somebody else",
      () => `Bearer ${changedToken({}).replace(/^[^.]+/, encode({ alg: "HS256", typ: "JWT" }))}c2lnbmF0dXJl`,
    ],
  ])("unauthenticated: %s", async (_name, authorization) => {
    const headers = authorization() === "" ? {} : { authorization: authorization() };
    expect(await call("sandbox", name, aRequest, { headers })).toEqual(unauthenticated);
  });

  test("unauthenticated comes before any error of the request", async () => {
    expect(await call("sandbox", name, { sku: "a/b", orderId: "x" })).toEqual(unauthenticated);
  });

  const forged = `${encode({ alg: "RS256" })}.${encode({ sub: "app", app_id: "app" })}.c2ln`;
  test.each<[string, Record<string, string>]>([
    ["none", {}],
    ["nonsense", { "x-firebase-appcheck": "nonsense" }],
    ["a forged one", { "x-firebase-appcheck": forged }],
  ])("unauthenticated: ENFORCE_APP_CHECK, and as App Check token %s", async (_name, headers) => {
    expect(await call("app-check", name, aRequest, { idToken, headers })).toEqual(unauthenticated);
  });
});
