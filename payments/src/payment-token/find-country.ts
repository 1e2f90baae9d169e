import { type IncomingRequest, publicClientAddress } from "../client-address.ts";
import type { CheckoutConfig } from "../config/config.ts";

/** The buyer's country, or the address that Xsolla derives it from. Exactly one of them is set. */
export interface BuyerCountry {
  /** ISO 3166-1 alpha-2. */
  country: string | undefined;
  userIp: string | undefined;
}

/**
 * Finds the buyer's country: the custom claim `country` of the ID token. Without the claim, Xsolla derives it from the
 * client's public address. Without a public address, it is XSOLLA_DEFAULT_COUNTRY. One of them is always sent, because
 * Xsolla would otherwise derive the country from the server's address and price every order for the data centre.
 */
export function findCountry(claim: unknown, request: IncomingRequest, config: CheckoutConfig): BuyerCountry {
  if (typeof claim === "string" && /^[A-Z]{2}$/.test(claim)) return { country: claim, userIp: undefined };
  const userIp = publicClientAddress(request, config.trustedProxyHops);
  return { country: userIp ? undefined : config.defaultCountry, userIp };
}
