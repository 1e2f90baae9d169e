import type { Order } from "../order.ts";

/** Schemes that execute or read something instead of opening a page or an app. */
const UNSAFE = new Set(["javascript:", "data:", "vbscript:", "file:", "blob:", "about:"]);

/**
 * Adds Pay Station's parameters to the return URL. If nothing was paid, invoice_id is empty and there is no status.
 * https://developers.xsolla.com/doc/pay-station/how-to/how-to-configure-redirects
 */
export function returnUrl({ returnUrl: wanted, user, externalId, transactionId }: Order): string | undefined {
  if (wanted === undefined) return undefined;
  const url = new URL(wanted);
  if (UNSAFE.has(url.protocol)) return undefined;
  url.searchParams.set("user_id", user.id);
  if (transactionId === undefined) {
    url.searchParams.set("invoice_id", "");
    return url.href;
  }
  if (externalId !== undefined) url.searchParams.set("foreigninvoice", externalId);
  url.searchParams.set("invoice_id", String(transactionId));
  url.searchParams.set("status", "done");
  return url.href;
}
