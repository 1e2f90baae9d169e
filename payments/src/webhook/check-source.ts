import ipaddr from "ipaddr.js";
import { type AddressRange, clientAddress, type IncomingRequest, isWithin } from "../client-address.ts";
import type { WebhookConfig } from "../config.ts";
import { fail } from "../failure.ts";

/**
 * Lets through what comes from XSOLLA_WEBHOOK_IPS. Xsolla's list of addresses changes, so this is a second line of
 * defence, off by default: the signature is the real check.
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

/** @throws FailureError `misconfigured` */
export function parseRange(entry: string): AddressRange {
  try {
    if (entry.includes("/")) return ipaddr.parseCIDR(entry);
    const address = ipaddr.process(entry);
    return [address, address.kind() === "ipv4" ? 32 : 128];
  } catch {
    return fail({
      reason: "misconfigured",
      detail: "XSOLLA_WEBHOOK_IPS has an entry that is no address or range",
    });
  }
}
