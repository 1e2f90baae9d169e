/** Currency of each country that the simulated project prices for. */
const CURRENCIES: Record<string, string> = {
  US: "USD",
  DE: "EUR",
  FR: "EUR",
  ES: "EUR",
  IT: "EUR",
  GB: "GBP",
  JP: "JPY",
  BR: "BRL",
  PL: "PLN",
  CA: "CAD",
};

/** Addresses with a known country; any other public one counts as American. */
const ADDRESSES: Record<string, string> = {
  "81.2.69.142": "GB",
  "2.125.160.216": "GB",
  "8.8.8.8": "US",
  "2001:4860:4860::8888": "US",
  "85.214.132.117": "DE",
  "2a01:4f8::1": "DE",
  "163.172.0.1": "FR",
  "202.12.29.205": "JP",
};

const PRIVATE = /^(10\.|127\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|169\.254\.|::1$|f[cd]|fe80)/i;

export const currencyOf = (country: string): string | undefined => CURRENCIES[country];

export const countryOf = (address: string | undefined): string | undefined =>
  !address || PRIVATE.test(address) ? undefined : (ADDRESSES[address] ?? "US");

/** Of yen there are no smaller parts: https://github.com/xsolla/currency-format */
export const decimalsOf = (currency: string): number => (currency === "JPY" ? 0 : 2);
