import ipaddr from "ipaddr.js";
import { type AddressRange, clientAddress, type IncomingRequest, isWithin } from "../client-address.ts";
import type { WebhookConfig } from "../config/config.ts";
import { fail } from "../failure.ts";

/**
 * Refuses a request from an address outside XSOLLA_WEBHOOK_IPS. It is a second line of defence and off by default,
 * because Xsolla's list of addresses changes. The signature is the real check.
 *
 * @throws FailureError `source-not-allowed`, `misconfigured`
 */
export function checkSource(
  request: IncomingRequest,
  config: Pick<WebhookConfig, "webhookIps" | "trustedProxyHops">,
): void {
  const allowed = config.webhookIps.map(parseRange);
  if (allowed.length === 0) return;
  const address = clientAddress(request, config.trustedProxyHops);
  if (!address || !allowed.some((range) => isWithin(address, range))) fail({ reason: "source-not-allowed" });
}

/**
 * Parses an entry of XSOLLA_WEBHOOK_IPS, an address or a CIDR range.
 *
 * @throws FailureError `misconfigured`
 */
export function parseRange(entry: string): AddressRange {
  try {
    if (entry.includes("/")) return ipaddr.parseCIDR(entry);
    const address = ipaddr.process(entry);
    return [address, address.kind() === "ipv4" ? 32 : 128];
  } catch {
    return fail({
      reason: "misconfigured",
      detail: "XSOLLA_WEBHOOK_IPS has an entry that is not an address or a range",
    });
  }
}
