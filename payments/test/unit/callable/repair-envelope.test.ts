import { expect, test } from "vitest";
import { repairEnvelope } from "../../../src/callable/repair-envelope.ts";
import { parseRequest } from "../../../src/payment-token/parse-request.ts";
import { failureFrom } from "../../support/failure-from.ts";

const INT64 = "type.googleapis.com/google.protobuf.Int64Value";
const UINT64 = "type.googleapis.com/google.protobuf.UInt64Value";
const boxed = (value: unknown, type = INT64) => ({ "@type": type, value });

function repair(body: unknown, contentType = "application/json", method = "POST") {
  const headers: Record<string, string | string[] | undefined> = { "content-type": contentType, host: "h" };
  const request = { method, headers, body };
  repairEnvelope(request);
  return request;
}

test.each<[string, unknown, unknown]>([
  ["a proper body", { data: { sku: "a" } }, { sku: "a" }],
  ["keys beside data", { data: { sku: "a" }, instanceIdToken: "x", email: "p@example.org" }, { sku: "a" }],
  ["data that is a text", { data: "a" }, "a"],
  ["data that is false", { data: false }, false],
  ["data null", { data: null }, null],
  ["no data", { sku: "a", email: "p@example.org" }, null],
  ["an empty body", {}, null],
  ["no body", undefined, null],
  ["null", null, null],
  ["a text", '{"data":{}}', null],
  ["bytes", Buffer.from("{}"), null],
  ["an array", [{ data: 1 }], null],
])("%s", (_name, body, data) => {
  expect(repair(body).body).toEqual({ data });
});

test.each([
  "application/x-www-form-urlencoded",
  "application/x-www-form-urlencoded; charset=utf-8",
  "multipart/form-data; boundary=x",
  "APPLICATION/X-WWW-FORM-URLENCODED",
])("a form's fields, %o, are not a call", (contentType) => {
  expect(repair({ data: { sku: "a" } }, contentType).body).toEqual({ data: null });
});

test.each(["application/json", "text/plain", ""])("content type %o is accepted as JSON", (contentType) => {
  const { headers, body } = repair({ data: { sku: "a" } }, contentType);
  expect(headers).toEqual({ "content-type": "application/json", host: "h" });
  expect(body).toEqual({ data: { sku: "a" } });
});

test.each(["GET", "OPTIONS", "PUT"])("%s is left alone", (method) => {
  const { headers, body } = repair({ sku: "a" }, "text/plain", method);
  expect(headers["content-type"]).toBe("text/plain");
  expect(body).toEqual({ sku: "a" });
});

test.each<[string, unknown, unknown]>([
  ["Int64Value", boxed("7"), 7],
  ["UInt64Value", boxed("7", UINT64), 7],
  ["a negative one", boxed("-7"), -7],
  ["zero", boxed("0"), 0],
  ["the largest safe integer", boxed("9007199254740991"), 9007199254740991],
  ["one beyond 2^53 keeps its digits", boxed("9007199254740993"), "9007199254740993"],
  ["in a list", [boxed("1"), boxed("2")], [1, 2]],
  ["in the items", { items: [{ sku: "a", quantity: boxed("2") }] }, { items: [{ sku: "a", quantity: 2 }] }],
])("a boxed integer: %s", (_name, data, expected) => {
  expect(repair({ data }).body).toEqual({ data: expected });
});

test("a boxed quantity is accepted", () => {
  const { body } = repair({ data: { sku: "a", quantity: boxed("3") } });
  expect(body).toEqual({ data: { sku: "a", quantity: 3 } });
});

// A box without an integer is refused as invalid-request, and not by firebase-functions with INTERNAL.
test.each<[string, unknown]>([
  ["no digits", boxed("three")],
  ["a fraction", boxed("1.5")],
  ["empty", boxed("")],
  ["no value", { "@type": INT64 }],
  ["null", boxed(null)],
  ["an object", boxed({})],
  ["an object that turns into no text", boxed({ toString: null, valueOf: null })],
  ["a list of one", boxed(["1"])],
  ["a box in a box", boxed(boxed("1"))],
  ["another type", boxed("1", "type.googleapis.com/google.protobuf.StringValue")],
  ["a type that is not Google's", boxed("1", "Int64Value")],
  ["a type that is not text", { "@type": 1, value: "1" }],
])("a malformed box: %s", (_name, quantity) => {
  const { body } = repair({ data: { sku: "a", quantity } });
  expect(JSON.stringify(body)).not.toContain("@type");
  const data = typeof body === "object" && body !== null && "data" in body ? body.data : undefined;
  expect(failureFrom(() => parseRequest(data))).toMatchObject({
    reason: "invalid-request",
    issues: [{ path: "quantity" }],
  });
});

test("a deeply nested body does not crash the function", () => {
  const depth = 100_000;
  const data: unknown = JSON.parse("[".repeat(depth) + "]".repeat(depth));
  expect(() => repair({ data })).not.toThrow();
});

test("fields of a __proto__ are ignored", () => {
  const data: unknown = JSON.parse(
    '{"__proto__":{"sku":"a"},"items":[{"__proto__":{"sku":"b"}}],"constructor":1}',
  );
  expect(failureFrom(() => parseRequest(data))).toMatchObject({ reason: "invalid-request" });
  expect(JSON.stringify(repair({ data }).body)).toBe('{"data":{"items":[{}],"constructor":1}}');
});
