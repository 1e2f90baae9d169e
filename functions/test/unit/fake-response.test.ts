import { afterEach, expect, test, vi } from "vitest";
import { fakeResponse } from "../../src/webhook/fake-response.ts";

afterEach(() => {
  vi.unstubAllEnvs();
});

test("in the sandbox: 200 with an empty body", () => {
  vi.stubEnv("XSOLLA_SANDBOX", "true");
  const { status, body } = fakeResponse();
  expect(status).toBe(200);
  expect(body ?? "").toBe("");
});

test("in production: 503 with a text that says why", () => {
  vi.stubEnv("XSOLLA_SANDBOX", "false");
  expect(fakeResponse()).toMatchObject({ status: 503, body: expect.stringContaining("XSOLLA_SANDBOX") });
});
