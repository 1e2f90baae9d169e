import { rateOf, writeAmount } from "../countries.ts";
import type { Item } from "./item.ts";

/** Decimal strings, for one piece. */
export interface Price {
  amount: string;
  amount_without_discount: string;
  currency: string;
}

/** Null for what is not sold for real money, or has no price in that currency and no default price. */
export function priceOf(item: Item, currency: string): Price | null {
  const full = fullPrice(item, currency);
  if (full === undefined) return null;
  return {
    amount: writeAmount(full * (1 - item.discount_percent / 100), currency),
    amount_without_discount: writeAmount(full, currency),
    currency,
  };
}

/** Xsolla converts the default price where an item has none in the currency: https://developers.xsolla.com/items-catalog/catalog-features/pricing-policy */
function fullPrice({ prices, default_currency }: Item, currency: string): number | undefined {
  const [rate, defaultRate] = [rateOf(currency), rateOf(default_currency)];
  const [price, defaultPrice] = [prices?.[currency], prices?.[default_currency]];
  if (rate === undefined) return undefined;
  if (price !== undefined) return Number(price);
  if (defaultPrice === undefined || defaultRate === undefined) return undefined;
  return (Number(defaultPrice) / defaultRate) * rate;
}
