import { z } from "zod";
import { count, decimal, lax } from "../fields.ts";

/** How many pieces one player may have, in total or in each interval. */
export const perUserLimit = lax(
  z.object({
    total: lax(count),
    /** `reset_next_date` is in seconds since 1970. */
    recurrent_schedule: lax(z.object({ interval_type: z.string(), reset_next_date: lax(count) })),
  }),
);

/**
 * The fields of a catalogue item that decide whether and for what a player can have it. `price` is null for items that
 * are free, or sold for virtual currency only.
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
  /** Contents of a bundle or a package. An unexpected value reads as undefined, and does not stop a sale. */
  content: z
    .array(z.object({ sku: z.string(), quantity: count }))
    .nullish()
    .catch(undefined),
  /** Prices of an item that is also sold for virtual currency. */
  virtual_prices: lax(z.array(z.object({ sku: z.string(), amount: count.pipe(z.int().min(0)) }))),
  virtual_item_type: lax(z.string()),
  inventory_options: lax(
    z.object({
      expiration_period: lax(z.object({ type: z.string(), value: count.pipe(z.int().positive()) })),
    }),
  ),
  limits: z
    .object({
      per_item: z.object({ available: count.nullish() }).nullish(),
      per_user: perUserLimit,
    })
    .nullish(),
});

export type CatalogueItem = z.infer<typeof catalogueItem>;
