import { z } from "zod";
import type { Caller } from "../callable/verify-caller.ts";
import type { IncomingRequest } from "../client-address.ts";
import type { CheckoutConfig } from "../config/config.ts";
import type { TokenCallBody } from "../xsolla/create-payment-token.ts";
import { findCountry } from "./find-country.ts";

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

/** ISO 4217. */
const currencyClaim = z.string().regex(/^[A-Z]{3}$/);

/** The buyer's data for the token call. Exactly one of `user.country` and `userIp` is set. */
export interface Buyer {
  user: TokenCallBody["user"];
  userIp: string | undefined;
  /** The currency of the payment. If it is undefined, the currency follows the country. */
  currency: string | undefined;
}

/** Collects the buyer's data from the verified token and from the connection. */
export function identifyBuyer(caller: Caller, request: IncomingRequest, config: CheckoutConfig): Buyer {
  const { country, userIp } = findCountry(caller.country, request, config);
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
    currency: currencyClaim.safeParse(caller.currency).data ?? (config.currency || undefined),
  };
}

/** Removes control characters. Leaves a name out that is too long for Xsolla, however Xsolla counts characters. */
function cleanName(name = ""): string {
  const cleaned = name.replace(/\p{C}/gu, "").trim();
  return cleaned.length > MAX_LENGTH ? "" : cleaned;
}
