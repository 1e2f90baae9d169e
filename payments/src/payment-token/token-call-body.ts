import { randomUUID } from "node:crypto";
import type { Backend } from "../backend.ts";
import type { Caller } from "../callable/verify-caller.ts";
import type { CheckoutConfig } from "../config/config.ts";
import type { TokenCallBody } from "../xsolla/create-payment-token.ts";
import { addSettings } from "./add-settings.ts";
import type { Buyer } from "./identify-buyer.ts";
import type { PaymentTokenRequest } from "./parse-request.ts";
import { payStationLanguage } from "./pay-station-language.ts";

/** The form of the id of a theme. An id of another form is left out, because a theme must not stop a sale. */
const THEME = /^[\w-]{1,255}$/;

/**
 * Builds the body of Xsolla's token call, with the fields that the option `settingsFor` adds.
 *
 * @throws FailureError `internal` if `settingsFor` throws
 */
export function tokenCallBody(
  { settingsFor }: Backend,
  caller: Caller,
  request: PaymentTokenRequest,
  buyer: Buyer,
  config: CheckoutConfig,
): TokenCallBody {
  const body = standardBody(request, buyer, config);
  return settingsFor ? addSettings(body, settingsFor, caller, request) : body;
}

function standardBody(
  { lines, language, returnUrl, paymentMethod }: PaymentTokenRequest,
  { user, currency }: Buyer,
  { sandbox, uiTheme, allowCountryChange, redirect }: CheckoutConfig,
): TokenCallBody {
  const pageLanguage = language && payStationLanguage(language);
  return {
    sandbox,
    // Without a country's `value`, Xsolla derives the country from the buyer's address.
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

/**
 * Builds the policy. The page shows the button to return in the same cases in which it redirects by itself. If it never
 * redirects by itself, it always shows the button.
 */
const redirectPolicy = (conditions: string) => ({
  redirect_conditions: conditions,
  ...(conditions !== "none" && { status_for_manual_redirection: conditions }),
});
