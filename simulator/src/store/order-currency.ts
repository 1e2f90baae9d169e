import { currencyOf, rateOf } from "../countries.ts";
import { StoreError } from "../store-error.ts";

/**
 * Finds the currency of an order. Pay Station's refusal has no reason:
 * https://github.com/xsolla/store-unity-sdk/issues/88
 *
 * @throws StoreError 422/2000
 */
export function orderCurrency(country: string, wanted: string | undefined): string {
  const ofCountry = currencyOf(country);
  const currency = wanted ?? ofCountry;
  if (ofCountry === undefined || currency === undefined || rateOf(currency) === undefined)
    throw new StoreError(422, 2000, "Exception with PayStation service.");
  return currency;
}
