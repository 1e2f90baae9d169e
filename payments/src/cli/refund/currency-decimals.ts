/**
 * Currencies without decimals, by Xsolla's table, which differs from ISO 4217:
 * https://github.com/xsolla/currency-format
 */
const NONE =
  "BIF BYR CLP COP DJF GNF HUF IRR JPY KMF KPW KRW PYG RWF TWD TZS UGX UYI UYU VND VUV XAF XOF XPF".split(
    " ",
  );
const ONE = ["MGA"];
const THREE = "BHD IQD JOD KWD LYD OMR TND".split(" ");

/** Returns the number of decimals of a currency. */
export function currencyDecimals(currency: string): number {
  if (NONE.includes(currency)) return 0;
  if (ONE.includes(currency)) return 1;
  return THREE.includes(currency) ? 3 : 2;
}
