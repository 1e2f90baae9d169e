import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { payStationUrl } from "../../../src/payment-token/pay-station-url.ts";

beforeEach(() => {
  vi.stubEnv("XSOLLA_PAYSTATION_URL", undefined);
});
afterEach(() => {
  vi.unstubAllEnvs();
});

test.each<[string, boolean, string]>([
  ["abc", true, "https://sandbox-secure.xsolla.com/paystation4/?token=abc"],
  ["abc", false, "https://secure.xsolla.com/paystation4/?token=abc"],
  ["a+b/c=&d#e f", false, "https://secure.xsolla.com/paystation4/?token=a%2Bb%2Fc%3D%26d%23e%20f"],
])("token %o, sandbox %o", (token, sandbox, url) => {
  expect(payStationUrl(token, sandbox)).toBe(url);
});
