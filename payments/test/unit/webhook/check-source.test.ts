import { expect, test } from "vitest";
import type { WebhookConfig } from "../../../src/config/config.ts";
import { checkSource } from "../../../src/webhook/check-source.ts";
import { failureFrom } from "../../support/failure-from.ts";

const config = (...ips: string[]): WebhookConfig => ({
  projectId: 101,
  webhookSecret: ["s-1"],
  webhookIps: ips,
  trustedProxyHops: 1,
});
const from = (forwarded: string | undefined) => ({
  headers: { "x-forwarded-for": forwarded },
  socket: { remoteAddress: "10.0.0.7" },
});

test.each<[string, string | undefined, string[]]>([
  ["without a list", "1.2.3.4", []],
  ["without a list and an address", undefined, []],
  ["an address", "34.102.38.178", ["34.102.38.178"]],
  ["the second entry", "34.94.43.207", ["34.102.38.178", "34.94.43.207"]],
  ["the first address of a range", "185.30.20.0", ["185.30.20.0/24"]],
  ["the last address of a range", "185.30.20.255", ["185.30.20.0/24"]],
  ["a mapped address in a range", "::ffff:185.30.20.9", ["185.30.20.0/24"]],
  ["an address with a port", "185.30.20.9:443", ["185.30.20.0/24"]],
  ["an IPv6 range", "2001:db8::9", ["2001:db8::/32"]],
  ["an IPv6 address in another form", "2001:DB8:0::9", ["2001:db8::9"]],
  ["what the proxy wrote", "1.2.3.4, 185.30.20.9", ["185.30.20.0/24"]],
])("accepts: %s", (_name, forwarded, ips) => {
  expect(() => checkSource(from(forwarded), config(...ips))).not.toThrow();
});

test.each<[string, string | undefined, string[]]>([
  ["another address", "34.102.38.179", ["34.102.38.178"]],
  ["the address before a range", "185.30.19.255", ["185.30.20.0/24"]],
  ["the address after a range", "185.30.21.0", ["185.30.20.0/24"]],
  ["an IPv6 address against IPv4 ranges", "2001:db8::1", ["0.0.0.0/0"]],
  ["no address", undefined, ["0.0.0.0/0"]],
  ["garbage", "xsolla", ["0.0.0.0/0"]],
  ["what the client wrote", "185.30.20.9, 1.2.3.4", ["185.30.20.0/24"]],
])("refuses: %s", (_name, forwarded, ips) => {
  expect(failureFrom(() => checkSource(from(forwarded), config(...ips)))).toEqual({
    reason: "source-not-allowed",
  });
});

test.each(["xsolla.com", "185.30.20.0/33", "185.30.20/x", "*", "185.30.20.0-185.30.20.255"])(
  "an entry that is not a range is misconfigured: %s",
  (entry) => {
    const failure = failureFrom(() => checkSource(from("185.30.20.9"), config("185.30.20.0/24", entry)));
    expect(failure).toEqual({
      reason: "misconfigured",
      detail: expect.stringContaining("XSOLLA_WEBHOOK_IPS"),
    });
    expect(JSON.stringify(failure)).not.toContain(entry);
  },
);
