import { expect, test } from "vitest";
import { findLeaks, type Secret } from "./find-leaks.ts";

const KNOWN: Secret[] = [
  { kind: "the API key", text: "key+of/a project" },
  { kind: "a payment token", text: "f3a1c0" },
  { kind: "nothing", text: "" },
];
const JWT = "eyJhbGciOiJub25lIn0.eyJzdWIiOiJwbGF5ZXItNDIifQ.";

test.each([
  ["the API key", 'calling with {"key":"key+of/a project"}'],
  ["the API key", "GET /?key=key%2Bof%2Fa%20project"],
  ["a payment token", "https://secure.xsolla.com/paystation4/?token=f3a1c0"],
  ["an ID token", `authorization: Bearer ${JWT}`],
  ["an e-mail address", '{"email":"ada@mail.example.org"}'],
  ["an e-mail address", "GET /accounts?email=ada%40example.org"],
  ["an e-mail address", "ADA+games@EXAMPLE.COM bought a sword"],
  ["Basic credentials", "authorization: Basic MTAxOmtleQ=="],
])("%s is found in: %s", (kind, line) => {
  expect(findLeaks(`all is well\n${line}\nall is well again\n`, KNOWN)).toEqual([{ kind, line: 2 }]);
});

test("each kind counts once for each line", () => {
  expect(findLeaks(`f3a1c0 f3a1c0 ${JWT}\nf3a1c0`, KNOWN)).toEqual([
    { kind: "a payment token", line: 1 },
    { kind: "an ID token", line: 1 },
    { kind: "a payment token", line: 2 },
  ]);
});

test.each([
  '>  {"orderId":"7310041","uid":"x3M2","status":"done","severity":"INFO","message":"order.changed"}',
  "authorization: Basic",
  "INFO: Detected HTTP/2 connection.",
  "npm WARN package@1.2.3 and @scope/package@4.5.6",
  "",
])("nothing is found in: %s", (line) => {
  expect(findLeaks(line, KNOWN)).toEqual([]);
});
