import { expect, test } from "vitest";
import { toHttpsError } from "../../../src/callable/to-https-error.ts";
import type { Failure } from "../../../src/failure.ts";
import { EVERY_FAILURE, INTERNAL_TEXT } from "../../support/every-failure.ts";

interface Answer {
  status: string;
  /** The start of the message. */
  reason: string;
  details?: object;
}

const SKU = { sku: "coins-100" };
const withReason = (status: string, reason: string, details: object = {}): Answer => ({
  status,
  reason,
  details: { reason, ...details },
});
const INTERNAL = withReason("INTERNAL", "internal");

const ANSWERS: Record<Failure["reason"], Answer> = {
  unauthenticated: { status: "UNAUTHENTICATED", reason: "unauthenticated" },
  "app-check-required": { status: "UNAUTHENTICATED", reason: "app-check-required" },
  "uid-mismatch": withReason("PERMISSION_DENIED", "uid-mismatch"),
  "invalid-request": withReason("INVALID_ARGUMENT", "invalid-request", {
    issues: [
      { path: "items.2.quantity", message: "expected an integer" },
      { path: "", message: "expected an object" },
    ],
  }),
  "return-url-not-allowed": withReason("INVALID_ARGUMENT", "return-url-not-allowed"),
  "unknown-sku": withReason("NOT_FOUND", "unknown-sku", SKU),
  "free-item": withReason("FAILED_PRECONDITION", "free-item", SKU),
  "no-price": withReason("FAILED_PRECONDITION", "no-price", SKU),
  "not-available": withReason("FAILED_PRECONDITION", "not-available", SKU),
  "not-on-sale": withReason("FAILED_PRECONDITION", "not-on-sale", SKU),
  "sold-out": withReason("FAILED_PRECONDITION", "sold-out", SKU),
  "not-free": withReason("FAILED_PRECONDITION", "not-free", SKU),
  "limit-reached": withReason("FAILED_PRECONDITION", "limit-reached", SKU),
  "not-enough-currency": withReason("FAILED_PRECONDITION", "not-enough-currency", { missing: 12 }),
  "not-supported": withReason("UNIMPLEMENTED", "not-supported"),
  "too-many-orders": withReason("RESOURCE_EXHAUSTED", "too-many-orders", { retryAfterSeconds: 42 }),
  "unknown-order": withReason("NOT_FOUND", "unknown-order"),
  "order-refused": withReason("FAILED_PRECONDITION", "order-refused", { xsollaErrorCode: 1000 }),
  "xsolla-busy": withReason("RESOURCE_EXHAUSTED", "xsolla-busy", { retryAfterSeconds: 7 }),
  "xsolla-unavailable": withReason("UNAVAILABLE", "xsolla-unavailable"),
  misconfigured: withReason("INTERNAL", "misconfigured"),
  "storage-unavailable": withReason("UNAVAILABLE", "storage-unavailable"),
  internal: INTERNAL,
  // A webhook's failure in a callable is a bug. The answer must not contain any of it.
  "method-not-allowed": INTERNAL,
  "source-not-allowed": INTERNAL,
  "invalid-signature": INTERNAL,
  "invalid-parameter": INTERNAL,
  "invalid-user": INTERNAL,
  "not-understood": INTERNAL,
};

const cases = Object.values(EVERY_FAILURE).map((failure): [string, Failure, Answer] => [
  failure.reason,
  failure,
  ANSWERS[failure.reason],
]);

test.each(cases)("%s", (_reason, failure, { status, reason, details }) => {
  const error = toHttpsError(failure);
  expect(JSON.parse(JSON.stringify(error))).toEqual({
    status,
    message: expect.stringMatching(new RegExp(`^${reason}: .{10,}`)),
    ...(details && { details }),
  });
});

test.each(cases)("%s: the answer has no internal text", (_reason, failure) => {
  const error = toHttpsError(failure);
  const answer = JSON.stringify(error) + error.message;
  for (const word of INTERNAL_TEXT.split(" ")) expect(answer).not.toContain(word);
});

test("the message names the invalid fields, for clients that drop details", () => {
  const { message } = toHttpsError(EVERY_FAILURE["invalid-request"]);
  expect(message).toContain("items.2.quantity: expected an integer");
});

test("the message names the SKU, Xsolla's error code and the time to wait", () => {
  expect(toHttpsError(EVERY_FAILURE["unknown-sku"]).message).toContain("coins-100");
  expect(toHttpsError(EVERY_FAILURE["sold-out"]).message).toContain("coins-100");
  expect(toHttpsError(EVERY_FAILURE["order-refused"]).message).toContain("1000");
  expect(toHttpsError(EVERY_FAILURE["xsolla-busy"]).message).toContain("7 s");
});
