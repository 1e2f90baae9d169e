import { expect, test } from "vitest";
import { type Failure, FailureError, fail, failureOf } from "../../src/failure.ts";
import { XsollaError } from "../../src/xsolla/xsolla-failure.ts";
import { EVERY_FAILURE } from "../support/every-failure.ts";

const withCode = (code: unknown) => Object.assign(new Error("x"), { code });

test.each(Object.values(EVERY_FAILURE))("failureOf finds the thrown failure: $reason", (failure) => {
  expect(failureOf(new FailureError(failure))).toBe(failure);
});

test("failureOf finds an Xsolla failure", () => {
  const failure = { reason: "xsolla-busy", retryAfterSeconds: 7 } as const;
  expect(failureOf(new XsollaError(failure))).toBe(failure);
});

test.each<[string, unknown, Failure["reason"]]>([
  ["DEADLINE_EXCEEDED", withCode(4), "storage-unavailable"],
  ["RESOURCE_EXHAUSTED", withCode(8), "storage-unavailable"],
  ["ABORTED", withCode(10), "storage-unavailable"],
  ["UNAVAILABLE", withCode(14), "storage-unavailable"],
  ["INVALID_ARGUMENT", withCode(3), "internal"],
  ["NOT_FOUND", withCode(5), "internal"],
  ["PERMISSION_DENIED", withCode(7), "internal"],
  ["the text of a code", withCode("14"), "internal"],
  ["an error of Firebase Auth's", withCode("auth/internal-error"), "internal"],
  ["an error without a code", new TypeError("x"), "internal"],
  ["a value that is not an error", { code: 14 }, "internal"],
  ["a text", "x", "internal"],
  ["nothing", undefined, "internal"],
])("%s", (_name, error, reason) => {
  expect(failureOf(error)).toEqual({ reason, error });
});

test("fail throws", () => {
  expect(() => fail({ reason: "uid-mismatch" })).toThrow(FailureError);
});
