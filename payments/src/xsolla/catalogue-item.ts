import { z } from "zod";
import { count, decimal } from "../fields.ts";

/**
 * The part of a catalogue item that decides whether it can be bought with real money. `price` is null for items
 * that are free or sold for virtual currency only.
 * https://developers.xsolla.com/api/catalog (Get sellable item by SKU)
 */
export const catalogueItem = z.object({
  sku: z.string(),
  type: z.string().nullish().catch(undefined),
  bundle_type: z.string().nullish().catch(undefined),
  is_free: z.boolean().nullish(),
  can_be_bought: z.boolean().nullish(),
  price: z.object({ amount: decimal, currency: z.string() }).nullish(),
  periods: z.array(z.object({ date_from: z.string().nullish(), date_until: z.string().nullish() })).nullish(),
  /** Of bundles and packages. Good to know, and no reason to refuse the item. */
  content: z
    .array(z.object({ sku: z.string(), quantity: count }))
    .nullish()
    .catch(undefined),
  limits: z.object({ per_item: z.object({ available: count.nullish() }).nullish() }).nullish(),
});

export type CatalogueItem = z.infer<typeof catalogueItem>;
