/** Currencies of the simulated project, in units per US dollar. Converts where an item has no price of its own. */
const RATES: Record<string, number> = {
  USD: 1,
  EUR: 0.92,
  GBP: 0.8,
  JPY: 150,
  BRL: 5,
  PLN: 4,
  CAD: 1.4,
  AUD: 1.5,
};

const CURRENCIES: Record<string, string> = {
  GB: "GBP",
  JP: "JPY",
  BR: "BRL",
  PL: "PLN",
  CA: "CAD",
  AU: "AUD",
};

const EURO = new Set("AT BE CY DE EE ES FI FR GR HR IE IT LT LU LV MT NL PT SI SK".split(" "));

/**
 * Countries without sales, and codes of no country.
 * https://developers.xsolla.com/doc/shop-builder/references/supported-countries/
 */
const UNSUPPORTED = new Set("AQ BV HM TF CU IR KP SY ZZ".split(" "));

const NAMES = new Intl.DisplayNames(["en"], { type: "region", fallback: "none" });

/** Finds the only country that pays in a currency; undefined if there are several. */
export const countryOfCurrency = (currency: string): string | undefined =>
  Object.keys(CURRENCIES).find((country) => CURRENCIES[country] === currency);

/**
 * The project's default currency, for all other countries.
 * https://developers.xsolla.com/doc/in-game-store/features/pricing-policy
 */
const DEFAULT_CURRENCY = "USD";

/** Finds the currency that a country pays in; undefined if nothing is sold there. */
export function currencyOf(country: string): string | undefined {
  if (!/^[A-Z]{2}$/.test(country) || UNSUPPORTED.has(country) || NAMES.of(country) === undefined)
    return undefined;
  return CURRENCIES[country] ?? (EURO.has(country) ? "EUR" : DEFAULT_CURRENCY);
}

/** Finds the units of a currency per US dollar; undefined for an unsupported currency. */
export const rateOf = (currency: string): number | undefined => RATES[currency];

/** Counts the decimals of a currency. Yen has none: https://github.com/xsolla/currency-format */
const decimalsOf = (currency: string): number => (currency === "JPY" ? 0 : 2);

/** Formats a sum as Xsolla does, such as "9.99". */
export const writeAmount = (amount: number, currency: string): string => amount.toFixed(decimalsOf(currency));
