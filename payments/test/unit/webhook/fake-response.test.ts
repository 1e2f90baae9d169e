import { afterEach, expect, test, vi } from "vitest";
import { fakeResponse } from "../../../src/webhook/fake-response.ts";
import { hostBackend } from "../../support/host-backend.ts";

afterEach(() => {
  vi.unstubAllEnvs();
});

test("in the sandbox: 200 with an empty body", () => {
  vi.stubEnv("XSOLLA_SANDBOX", "true");
  const { status, body } = fakeResponse(hostBackend());
  expect(status).toBe(200);
  expect(body ?? "").toBe("");
});

// Every function reads parameters strictly; `value()` of firebase-functions would accept each of these as a boolean.
test.each(["false", "yes", "1", "TRUE"])("XSOLLA_SANDBOX=%s: 503 with a text that says why", (value) => {
  vi.stubEnv("XSOLLA_SANDBOX", value);
  expect(fakeResponse(hostBackend())).toMatchObject({
    status: 503,
    body: expect.stringContaining("XSOLLA_SANDBOX"),
  });
});
