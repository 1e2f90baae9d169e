/** Currencies that the simulated project sells in, and what a US dollar is in them where an item has no price in them. */
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

/** Nobody to pay, or nobody to be paid by. Xsolla's list: https://developers.xsolla.com/doc/shop-builder/references/supported-countries/ */
const UNSUPPORTED = new Set("AQ BV HM TF CU IR KP SY ZZ".split(" "));

const NAMES = new Intl.DisplayNames(["en"], { type: "region", fallback: "none" });

/** The one country that pays in a currency; undefined where there are several. */
export const countryOfCurrency = (currency: string): string | undefined =>
  Object.keys(CURRENCIES).find((country) => CURRENCIES[country] === currency);

/** Other countries pay in the project's default currency: https://developers.xsolla.com/doc/in-game-store/features/pricing-policy */
const DEFAULT_CURRENCY = "USD";

/** Currency that a country pays in; undefined where nothing is sold. */
export function currencyOf(country: string): string | undefined {
  if (!/^[A-Z]{2}$/.test(country) || UNSUPPORTED.has(country) || NAMES.of(country) === undefined)
    return undefined;
  return CURRENCIES[country] ?? (EURO.has(country) ? "EUR" : DEFAULT_CURRENCY);
}

/** How many of it a US dollar is; undefined for a currency that nothing can be priced in. */
export const rateOf = (currency: string): number | undefined => RATES[currency];

/** Of yen there are no smaller parts: https://github.com/xsolla/currency-format */
const decimalsOf = (currency: string): number => (currency === "JPY" ? 0 : 2);

/** A sum as Xsolla writes it, such as "9.99". */
export const writeAmount = (amount: number, currency: string): string => amount.toFixed(decimalsOf(currency));
