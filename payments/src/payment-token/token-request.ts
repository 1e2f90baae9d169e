import { randomUUID } from "node:crypto";
import type { Backend } from "../backend.ts";
import type { Caller } from "../callable/verify-caller.ts";
import type { CheckoutConfig } from "../config.ts";
import type { PaymentTokenRequest as TokenRequest } from "../xsolla/create-payment-token.ts";
import { addSettings } from "./add-settings.ts";
import type { Buyer } from "./identify-buyer.ts";
import type { PaymentTokenRequest } from "./parse-request.ts";
import { payStationLanguage } from "./pay-station-language.ts";

/** An id, of one of Xsolla's themes or of a custom one. Anything else is left out: a theme must not stop a sale. */
const THEME = /^[\w-]{1,255}$/;

/**
 * The body of Xsolla's token call, with what the option `settingsFor` adds.
 *
 * @throws FailureError `internal` for whatever `settingsFor` throws
 */
export function tokenRequest(
  { settingsFor }: Backend,
  caller: Caller,
  request: PaymentTokenRequest,
  buyer: Buyer,
  config: CheckoutConfig,
): TokenRequest {
  const body = plainRequest(request, buyer, config);
  return settingsFor ? addSettings(body, settingsFor, caller, request) : body;
}

function plainRequest(
  { lines, language, returnUrl, paymentMethod }: PaymentTokenRequest,
  { user, currency }: Buyer,
  { sandbox, uiTheme, allowCountryChange, redirect }: CheckoutConfig,
): TokenRequest {
  const pageLanguage = language && payStationLanguage(language);
  return {
    sandbox,
    // Without a value, Xsolla takes the country from the buyer's address.
    user: allowCountryChange ? { ...user, country: { ...user.country, allow_modify: true } } : user,
    purchase: { items: lines },
    settings: {
      external_id: randomUUID(),
      ...(pageLanguage && { language: pageLanguage }),
      ...(currency && { currency }),
      ...(returnUrl && { return_url: returnUrl }),
      ...(paymentMethod && { payment_method: paymentMethod }),
      ...(redirect && { redirect_policy: redirectPolicy(redirect) }),
      ...(THEME.test(uiTheme) && { ui: { theme: uiTheme } }),
    },
  };
}

/** The button shows when the page would also leave by itself; without automatic redirects it always does. */
const redirectPolicy = (conditions: string) => ({
  redirect_conditions: conditions,
  ...(conditions !== "none" && { status_for_manual_redirection: conditions }),
});
