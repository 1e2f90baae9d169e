import type { Item } from "../catalogue/item.ts";
import { viewAdminLimits } from "../catalogue/view-limits.ts";
import { countryOfCurrency } from "../countries.ts";

/** What the administrative views of an item need beside the item. */
export interface AdminView {
  all: readonly Item[];
  now: Date;
  /** Origin of the images. */
  origin: string;
}

/** Shows the terms on which an item is sold. For a game, its keys have them. */
export const viewOffer = (item: Item, view: AdminView) => ({
  prices: viewPrices(item),
  ...viewCurrencyPrices(item, view),
  regions: item.regions,
  limits: viewAdminLimits(item, view.now),
  periods: item.periods,
  custom_attributes: {},
});

/** Shows prices in real money, as set up: amounts are numbers, and the default price has no country. */
const viewPrices = ({ prices, default_currency }: Item) =>
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
function viewCurrencyPrices(item: Item, { all, origin }: AdminView) {
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
