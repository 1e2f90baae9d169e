import type { Item } from "./item.ts";
import { priceOf } from "./price-of.ts";
import type { View } from "./view.ts";

/** Shows the fields that every view of an item has, also within a bundle or game. */
export const summarizeItem = (item: Item, view: View) => ({
  sku: item.sku,
  type: item.type,
  name: inLanguage(item.name, view.locale),
  description: inLanguage(item.description, view.locale),
  image_url: `${view.origin}/simulator/images/${item.sku}.svg`,
  is_free: item.is_free,
  price: priceOf(item, view.currency),
  virtual_prices: item.virtual_prices.map(({ sku, amount }, index) => {
    const currency = view.world.catalogue.find(sku);
    return {
      ...(currency && { item_id: currency.item_id }),
      sku,
      name: currency ? inLanguage(currency.name, view.locale) : sku,
      type: "virtual_currency",
      amount,
      amount_without_discount: amount,
      calculated_price: { amount: String(amount), amount_without_discount: String(amount) },
      is_default: index === 0,
    };
  }),
});

/** Picks the text of a language. The example project is translated into French and English. */
export const inLanguage = (texts: Item["name"], locale: string) => (locale === "fr" ? texts.fr : texts.en);
