import { z } from "zod";
import { count, decimal, lax } from "../fields.ts";
import { type CatalogueItem, catalogueItem, perUserLimit } from "./catalogue-item.ts";

const price = z.object({
  amount: decimal,
  currency: z.string(),
  country_iso: lax(z.string()),
  is_default: lax(z.boolean()),
  is_enabled: lax(z.boolean()),
});

const virtualPrice = z.object({ sku: z.string(), amount: count, is_enabled: lax(z.boolean()) });

const terms = z.object({
  sku: z.string(),
  type: lax(z.string()),
  bundle_type: lax(z.string()),
  is_free: lax(z.boolean()),
  /** False if the item is switched off. */
  is_enabled: lax(z.boolean()),
  /** False if the item is hidden from the shop. */
  is_show_in_store: lax(z.boolean()),
  prices: lax(z.array(price)),
  periods: lax(catalogueItem.shape.periods),
  limits: lax(z.object({ per_item: lax(z.object({ available: lax(count) })), per_user: perUserLimit })),
  /** Prices in virtual currency of bundles and game keys. */
  virtual_prices: lax(z.array(virtualPrice)),
  /** Prices in virtual currency of all other items. */
  vc_prices: lax(z.array(virtualPrice)),
  virtual_item_type: catalogueItem.shape.virtual_item_type,
  inventory_options: catalogueItem.shape.inventory_options,
  content: catalogueItem.shape.content,
});

/**
 * An item of the administrative lists, as the studio has set it up. It has the prices of all countries, and does not
 * depend on a buyer. A game has its keys in `unit_items`.
 * https://developers.xsolla.com/api/catalog (virtual-items-currency-admin, bundles-admin, game-keys-admin)
 */
export const adminItem = terms.extend({ unit_items: lax(z.array(terms)) });

export type AdminItem = z.infer<typeof terms>;

/** Finds the price for a country, else the default price. If the country is unknown, it finds the default price. */
function priceIn({ prices }: AdminItem, country: string | undefined): CatalogueItem["price"] {
  const enabled = (prices ?? []).filter(({ is_enabled }) => is_enabled !== false);
  const found =
    enabled.find(({ country_iso }) => country !== undefined && country_iso === country) ??
    enabled.find(({ is_default }) => is_default) ??
    enabled[0];
  return found ? { amount: found.amount, currency: found.currency } : null;
}

/** Converts an item of the administrative lists to the form of the public catalogue. */
export const toCatalogueItem = (item: AdminItem, country: string | undefined): CatalogueItem => ({
  sku: item.sku,
  type: item.type,
  bundle_type: item.bundle_type,
  is_free: item.is_free,
  price: priceIn(item, country),
  periods: item.periods,
  content: item.content,
  limits: item.limits && { per_item: item.limits.per_item, per_user: item.limits.per_user },
  virtual_prices: (item.virtual_prices ?? item.vc_prices)?.filter(({ is_enabled }) => is_enabled !== false),
  virtual_item_type: item.virtual_item_type,
  inventory_options: item.inventory_options,
});
