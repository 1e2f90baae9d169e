import { rateOf, writeAmount } from "../countries.ts";
import type { Item } from "./item.ts";

/** Price of one piece, as decimal strings. */
export interface Price {
  amount: string;
  amount_without_discount: string;
  currency: string;
}

/** Finds the price. Null if the item is not sold for real money, or has no price in the currency and no default. */
export function priceOf(item: Item, currency: string): Price | null {
  const full = fullPrice(item, currency);
  if (full === undefined) return null;
  return {
    amount: writeAmount(full * (1 - item.discount_percent / 100), currency),
    amount_without_discount: writeAmount(full, currency),
    currency,
  };
}

/**
 * Finds the price before discounts. Xsolla converts the default price if an item has none in the currency:
 * https://developers.xsolla.com/items-catalog/catalog-features/pricing-policy
 */
function fullPrice({ prices, default_currency }: Item, currency: string): number | undefined {
  const [rate, defaultRate] = [rateOf(currency), rateOf(default_currency)];
  const [price, defaultPrice] = [prices?.[currency], prices?.[default_currency]];
  if (rate === undefined) return undefined;
  if (price !== undefined) return Number(price);
  if (defaultPrice === undefined || defaultRate === undefined) return undefined;
  return (Number(defaultPrice) / defaultRate) * rate;
}
