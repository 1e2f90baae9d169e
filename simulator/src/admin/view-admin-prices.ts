import type { Item } from "../catalogue/item.ts";
import { countryOfCurrency } from "../countries.ts";
import type { AdminView } from "./view-admin-item.ts";

/** Shows prices in real money, as set up: amounts are numbers, and the default price has no country. */
export const viewAdminPrices = ({ prices, default_currency }: Item) =>
  Object.entries(prices ?? {}).map(([currency, amount]) => {
    const isDefault = currency === default_currency;
    const country = isDefault ? undefined : countryOfCurrency(currency);
    return {
      amount: Number(amount),
      currency,
      ...(country !== undefined && { country_iso: country }),
      is_default: isDefault,
      is_enabled: true,
    };
  });

/** Shows prices in virtual currencies: `virtual_prices` for bundles and keys, with text amounts, else `vc_prices`. */
export function viewCurrencyPrices(item: Item, { all, origin }: AdminView) {
  const prices = item.virtual_prices.map(({ sku, amount }, index) => ({
    sku,
    amount,
    is_default: index === 0,
  }));
  if (item.bundle_type !== "standard" && item.type !== "game_key") return { vc_prices: prices };
  return {
    virtual_prices: prices.map((price) => {
      const currency = all.find(({ sku }) => sku === price.sku);
      return {
        ...price,
        amount: String(price.amount),
        type: "virtual_currency",
        name: currency?.name ?? { en: price.sku },
        description: currency?.description ?? null,
        image_url: `${origin}/simulator/images/${price.sku}.svg`,
      };
    }),
  };
}
