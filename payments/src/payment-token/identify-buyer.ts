import { z } from "zod";
import type { Caller } from "../callable/verify-caller.ts";
import { type IncomingRequest, publicClientAddress } from "../client-address.ts";
import type { CheckoutConfig } from "../config.ts";
import type { TokenCallBody } from "../xsolla/create-payment-token.ts";

/** Length of the longest name and e-mail address that Xsolla accepts. */
const MAX_LENGTH = 255;
/**
 * Accepts only addresses that are certainly valid. Others are left out, because an optional field must not stop a sale.
 * RFC 822 does not allow a dot at either end of the local part, or two dots in a row.
 */
const emailAddress = z
  .email({ pattern: z.regexes.html5Email })
  .max(MAX_LENGTH)
  .regex(/^(?!\.)(?!.*\.\.)(?!.*\.@)/);

/** The buyer's data for the token call. Exactly one of `user.country` and `userIp` is set. */
export interface Buyer {
  user: TokenCallBody["user"];
  userIp: string | undefined;
  /** The currency of the payment. If it is undefined, the currency follows the country. */
  currency: string | undefined;
}

/**
 * Collects the buyer's data from the verified token and from the connection.
 *
 * The country is the custom claim `country`. Without the claim, Xsolla derives it from the client's public address.
 * Without a public address, it is XSOLLA_DEFAULT_COUNTRY. One of them is always sent, because Xsolla would otherwise
 * derive the country from the server's address and price every order for the data centre.
 */
export function identifyBuyer(caller: Caller, request: IncomingRequest, config: CheckoutConfig): Buyer {
  const claim = match(caller.country, /^[A-Z]{2}$/);
  const userIp = claim ? undefined : publicClientAddress(request, config.trustedProxyHops);
  const country = claim ?? (userIp ? undefined : config.defaultCountry);
  const email = emailAddress.safeParse(caller.email?.trim()).data;
  const name = cleanName(caller.name);
  return {
    user: {
      id: { value: caller.uid },
      ...(email && { email: { value: email } }),
      ...(name && { name: { value: name } }),
      ...(country && { country: { value: country } }),
    },
    userIp,
    currency: match(caller.currency, /^[A-Z]{3}$/) ?? (config.currency || undefined),
  };
}

const match = (claim: unknown, pattern: RegExp) =>
  typeof claim === "string" && pattern.test(claim) ? claim : undefined;

/** Removes control characters, and shortens the name. A name is not important enough to make a payment fail. */
function cleanName(name = ""): string {
  return [...name.replace(/\p{C}/gu, "")].slice(0, MAX_LENGTH).join("").trim();
}
