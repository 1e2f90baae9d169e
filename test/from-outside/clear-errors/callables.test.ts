// Errors of all callables, before they read the request's data. None of these calls reaches Xsolla.
import { afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { call, newPlayer, refusal } from "../../support/client.ts";
import { send } from "../../support/send.ts";
import { forgetRequests, requestsTo } from "../../support/xsolla.ts";

let idToken = "";
beforeAll(async () => {
  idToken = await (await newPlayer()).idToken();
});
beforeEach(forgetRequests);
afterEach(async () => expect(await requestsTo("/")).toEqual([]));

const aRequest = { sku: "coins-100", orderId: "7310041" };
const JSON_TYPE = { "content-type": "application/json" };
const DATA = JSON.stringify({ data: aRequest });

describe.each(["getXsollaPaymentToken", "getXsollaOrderStatus"])("%s", (name) => {
  test.each<[string, unknown]>([
    ["null", null],
    ["a text", "coins-100"],
    ["a number", 7],
    ["a flag", true],
    ["a list", [aRequest]],
    ["an empty list", []],
  ])("invalid-request: %s as data", async (_name, data) => {
    const issues = [{ path: "", message: expect.stringContaining("expected an object") }];
    expect(await call("sandbox", name, data, { idToken })).toEqual(
      refusal(400, "INVALID_ARGUMENT", "invalid-request", { issues }),
    );
  });

  test.each<[string, Record<string, string>, string | Uint8Array]>([
    ["without data", JSON_TYPE, JSON.stringify({ ...aRequest, email: "unwrapped@example.com" })],
    ["that is a list", JSON_TYPE, "[]"],
    ["that is empty", JSON_TYPE, ""],
    ["that is an empty object", JSON_TYPE, "{}"],
    ["of plain text", { "content-type": "text/plain" }, DATA],
    ["of a form", { "content-type": "application/x-www-form-urlencoded" }, "sku=coins-100"],
    [
      "of a form that looks like a call",
      { "content-type": "application/x-www-form-urlencoded" },
      "data[sku]=coins-100",
    ],
    ["of bytes", { "content-type": "application/octet-stream" }, DATA],
    ["of XML", { "content-type": "application/xml" }, "<sku>coins-100</sku>"],
    ["of no type", {}, DATA],
  ])("invalid-request: a body %s", async (_name, headers, body) => {
    const issues = [{ path: "", message: expect.stringContaining("expected an object") }];
    const { status, body: answer } = await send("sandbox", name, {
      headers: { ...headers, authorization: `Bearer ${idToken}` },
      body,
    });
    expect({ status, body: answer }).toEqual(refusal(400, "INVALID_ARGUMENT", "invalid-request", { issues }));
  });

  // Firebase's own parser answers these, without a reason.
  test.each<[string, number, Record<string, string>, string | Uint8Array]>([
    ["text", 400, JSON_TYPE, "sku=coins-100"],
    ["half an object", 400, JSON_TYPE, DATA.slice(0, -1)],
    ["two objects", 400, JSON_TYPE, DATA + DATA],
    ["a JSON text", 400, JSON_TYPE, '"coins-100"'],
    ["null", 400, JSON_TYPE, "null"],
    ["UTF-16", 400, JSON_TYPE, new Uint8Array(Buffer.from(DATA, "utf16le"))],
    ["not compressed", 400, { ...JSON_TYPE, "content-encoding": "gzip" }, DATA],
    ["of an unknown charset", 415, { "content-type": "application/json; charset=x-unknown" }, DATA],
  ])(
    "a body with a JSON content type that is %s does not reach the function: %i",
    async (_name, http, headers, body) => {
      const answer = await send("sandbox", name, {
        headers: { ...headers, authorization: `Bearer ${idToken}` },
        body,
      });
      expect(answer.status).toBe(http);
    },
  );

  test.each(["GET", "PUT", "PATCH", "DELETE"])("the method %s is refused", async (method) => {
    const answer = await send("sandbox", name, { method, headers: { authorization: `Bearer ${idToken}` } });
    expect(answer).toMatchObject({ status: 400, body: { error: { status: "INVALID_ARGUMENT" } } });
  });
});
