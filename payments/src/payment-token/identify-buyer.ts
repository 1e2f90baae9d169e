import { z } from "zod";
import type { Caller } from "../callable/verify-caller.ts";
import { type IncomingRequest, publicClientAddress } from "../client-address.ts";
import type { CheckoutConfig } from "../config.ts";
import type { PaymentTokenRequest } from "../xsolla/create-payment-token.ts";

/** Longest name and e-mail address that Xsolla takes. */
const MAX_LENGTH = 255;
/** An address in doubt is left out, because an optional field must not stop a sale: RFC 822 allows no dots side by side. */
const emailAddress = z
  .email({ pattern: z.regexes.html5Email })
  .max(MAX_LENGTH)
  .regex(/^(?!\.)(?!.*\.\.)(?!.*\.@)/);

/** The buyer as Xsolla gets to know them. Exactly one of `user.country` and `userIp` is there. */
export interface Buyer {
  user: PaymentTokenRequest["user"];
  userIp: string | undefined;
  /** The currency to pay in, or undefined to follow the country. */
  currency: string | undefined;
}

/**
 * Makes the buyer from the verified token and the address of the connection. Country: the custom claim `country`; else
 * whatever country the client's public address is in; else XSOLLA_DEFAULT_COUNTRY. The server's own address is never
 * sent: it would price every order for the data centre.
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

/** A name is decoration: control characters and excess length must not make a payment fail. */
function cleanName(name = ""): string {
  return [...name.replace(/\p{C}/gu, "")].slice(0, MAX_LENGTH).join("").trim();
}
