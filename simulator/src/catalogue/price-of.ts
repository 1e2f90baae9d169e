import { rateOf, writeAmount } from "../countries.ts";
import type { Item } from "./item.ts";

/** Decimal strings, for one piece. */
export interface Price {
  amount: string;
  amount_without_discount: string;
  currency: string;
}

/** Null for what is not sold for real money, or not in that currency. */
export function priceOf({ prices, discount_percent }: Item, currency: string): Price | null {
  const rate = rateOf(currency);
  if (!prices || rate === undefined) return null;
  const full = Number(prices[currency] ?? Number(prices.USD) * rate);
  return {
    amount: writeAmount(full * (1 - discount_percent / 100), currency),
    amount_without_discount: writeAmount(full, currency),
    currency,
  };
}
