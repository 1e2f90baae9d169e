import { beforeEach, expect, test, vi } from "vitest";
import type { Failure } from "../../src/failure.ts";
import { logFailure } from "../../src/log-failure.ts";

// The logger captures the console's methods when it is loaded, so they are replaced before that.
const lines = vi.hoisted(() => {
  const written: string[] = [];
  for (const method of ["debug", "info", "log", "warn", "error"] as const) {
    console[method] = (line: unknown) => void written.push(String(line));
  }
  return written;
});

beforeEach(() => {
  lines.length = 0;
});

function logged(failure: Failure, fields?: Record<string, unknown>): { line: string; entry: unknown } {
  logFailure("callable.refused", failure, fields);
  expect(lines).toHaveLength(1);
  const line = lines[0] ?? "";
  return { line, entry: JSON.parse(line) };
}

const SECRETS = ["k-secret", "p42@example.org", "tok-en"];

/** An error with the whole request in it, as HTTP clients throw them. */
const talkative = Object.assign(new Error("connection lost", { cause: { email: "p42@example.org" } }), {
  code: "ECONNRESET",
  config: { headers: { authorization: "Basic k-secret" }, body: { email: "p42@example.org" } },
  request: { token: "tok-en" },
  response: { data: { token: "tok-en" } },
  details: "k-secret",
  metadata: new Map([["authorization", "k-secret"]]),
  errors: [new Error("p42@example.org")],
});

test.each<Failure["reason"]>(["internal", "storage-unavailable"])(
  "%s: of a thrown error only name, code and stack are logged",
  (reason) => {
    if (reason !== "internal" && reason !== "storage-unavailable") throw new Error("carries no error");
    const { line, entry } = logged({ reason, error: talkative });
    expect(entry).toMatchObject({
      severity: "ERROR",
      reason,
      error: { name: "Error", code: "ECONNRESET", stack: expect.stringContaining("log-failure.test.ts") },
    });
    for (const secret of SECRETS) expect(line).not.toContain(secret);
  },
);

test.each<[string, unknown]>([
  ["a text", "k-secret"],
  ["an object", { authorization: "k-secret", email: "p42@example.org" }],
  ["a list", ["tok-en"]],
  ["nothing", undefined],
  ["null", null],
])("of a thrown %s only the type is logged", (_name, thrown) => {
  const { line, entry } = logged({ reason: "internal", error: thrown });
  expect(entry).toMatchObject({ reason: "internal", error: { name: typeof thrown } });
  for (const secret of SECRETS) expect(line).not.toContain(secret);
});

test("an error that refers to itself is logged", () => {
  const error = Object.assign(new Error("loop"), { self: {} });
  error.self = error;
  expect(logged({ reason: "internal", error }).entry).toMatchObject({ error: { name: "Error" } });
});

test.each<[string, Failure]>([
  ["ERROR", { reason: "misconfigured", detail: "wrong or missing value of XSOLLA_API_KEY" }],
  ["ERROR", { reason: "not-understood", detail: "order_paid without a readable order.id" }],
  ["WARNING", { reason: "invalid-signature", detail: "x" }],
  ["WARNING", { reason: "source-not-allowed" }],
  ["WARNING", { reason: "xsolla-unavailable", detail: "x" }],
  ["INFO", { reason: "sold-out", sku: "coins-100" }],
  ["INFO", { reason: "invalid-request", issues: [{ path: "sku", message: "x" }] }],
])("%s: %o with its data, the event and the fields", (severity, failure) => {
  const { entry } = logged(failure, { status: 400 });
  expect(entry).toMatchObject({
    ...failure,
    severity,
    status: 400,
    message: expect.stringContaining("callable.refused"),
  });
});
