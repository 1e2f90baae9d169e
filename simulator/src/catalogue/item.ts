import { z } from "zod";

const localized = z.strictObject({ en: z.string(), fr: z.string() });
const decimal = z.string().regex(/^\d+(\.\d+)?$/);
const period = z.strictObject({
  date_from: z.iso.datetime({ offset: true }),
  date_until: z.iso.datetime({ offset: true }).nullable(),
});

/**
 * An item as the studio has set it up, in the Store API's words; view-item.ts makes of it what a buyer sees.
 * https://developers.xsolla.com/api/catalog
 */
export const item = z.strictObject({
  item_id: z.int(),
  sku: z.string(),
  /** `unit`: a game; what is bought of it are its keys. */
  type: z.enum(["virtual_good", "virtual_currency", "bundle", "game_key", "unit"]),
  virtual_item_type: z.enum(["consumable", "non_consumable"]).optional(),
  bundle_type: z.enum(["standard", "virtual_currency_package"]).optional(),
  name: localized,
  description: localized,
  /** Decimals by currency, before the discount; others are converted from USD. Null: not for real money. */
  prices: z.object({ USD: decimal }).catchall(decimal).nullable(),
  discount_percent: z.number().min(0).max(99).default(0),
  /** Price in virtual currencies. */
  virtual_prices: z.array(z.strictObject({ sku: z.string(), amount: z.int() })).default([]),
  is_free: z.boolean().default(false),
  can_be_bought: z.boolean().default(true),
  /** When it is sold; always if there are none. */
  periods: z.array(period).default([]),
  limits: z
    .strictObject({
      /** Pieces that one user may buy. */
      per_user: z.strictObject({ total: z.int() }).optional(),
      /** Pieces on offer, and those left of them. */
      per_item: z.strictObject({ total: z.int(), available: z.int() }).optional(),
    })
    .default({}),
  /** What a bundle or package consists of. */
  content: z.array(z.strictObject({ sku: z.string(), quantity: z.int() })).default([]),
  /** Of a key: its game, and where the key is activated. */
  unit: z.strictObject({ sku: z.string(), drm_sku: z.string(), drm_name: z.string() }).optional(),
  group: z.string(),
});
export type Item = z.infer<typeof item>;

/** As it is written down: what has a default may be left out, and numbers are given later. */
export type ItemInput = Omit<z.input<typeof item>, "item_id">;

/** Some fields of an item; identity stays. */
export const itemChange = item.omit({ item_id: true, sku: true, type: true }).partial();
