import { z } from "zod";
import { recurrentSchedule } from "./limit-interval.ts";

const localized = z.strictObject({ en: z.string(), fr: z.string() });
const decimal = z.string().regex(/^\d+(\.\d+)?$/);
const currency = z.string().regex(/^[A-Z]{3}$/);
const period = z.strictObject({
  date_from: z.iso.datetime({ offset: true }),
  date_until: z.iso.datetime({ offset: true }).nullable(),
});

/**
 * An item as the studio has set it up, with the Store API's field names. view-item.ts shows it to a buyer,
 * view-admin-item.ts to the studio. https://developers.xsolla.com/api/catalog
 */
export const item = z.strictObject({
  item_id: z.int(),
  sku: z.string(),
  /** `unit` is a game, whose keys are sold. */
  type: z.enum(["virtual_good", "virtual_currency", "bundle", "game_key", "unit"]),
  virtual_item_type: z.enum(["consumable", "non_consumable", "non_renewing_subscription"]).optional(),
  bundle_type: z.enum(["standard", "virtual_currency_package"]).optional(),
  name: localized,
  description: localized,
  /** Decimals by currency, before the discount. Null: not for real money. */
  prices: z.record(currency, decimal).nullable(),
  /** Other currencies are converted from this one. An item without a price in it has no default price. */
  default_currency: currency,
  discount_percent: z.number().min(0).max(99),
  /** Prices in virtual currencies; the first is the default. */
  virtual_prices: z.array(z.strictObject({ sku: z.string(), amount: z.int() })),
  is_free: z.boolean(),
  can_be_bought: z.boolean(),
  /** False: the item is neither shown nor sold. */
  is_enabled: z.boolean(),
  /** False: the item is not shown, but the token call sells it. */
  is_show_in_store: z.boolean(),
  /** Ids of the regions in which the item is shown and sold; everywhere if there are none. */
  regions: z.array(z.strictObject({ id: z.int() })),
  /** Ids of the users to whom a personal item is shown and sold; null: to everybody. */
  visible_to: z.array(z.string()).nullable(),
  /** When it is sold; always if there are none. */
  periods: z.array(period),
  limits: z.strictObject({
    /** Pieces that one user may buy, in each interval if there is a schedule. */
    per_user: z.strictObject({ total: z.int(), recurrent_schedule: recurrentSchedule.optional() }).optional(),
    /** Pieces on offer, and those left of them. */
    per_item: z.strictObject({ total: z.int(), available: z.int() }).optional(),
  }),
  inventory_options: z.strictObject({
    /** How long a buyer keeps the item; null: for ever. */
    expiration_period: z
      .strictObject({
        type: z.enum(["minute", "hour", "day", "week", "month", "year"]),
        value: z.int().min(1),
      })
      .nullable(),
  }),
  /** Contents of a bundle or package. */
  content: z.array(z.strictObject({ sku: z.string(), quantity: z.int() })),
  /** For a key: its game, and the platform on which it is activated. */
  unit: z.strictObject({ sku: z.string(), drm_sku: z.string(), drm_name: z.string() }).optional(),
  group: z.string(),
});
export type Item = z.infer<typeof item>;

/** Defaults of the fields that most items leave out. */
export const DEFAULTS = {
  default_currency: "USD",
  discount_percent: 0,
  virtual_prices: [],
  is_free: false,
  can_be_bought: true,
  is_enabled: true,
  is_show_in_store: true,
  regions: [],
  visible_to: null,
  periods: [],
  limits: {},
  inventory_options: { expiration_period: null },
  content: [],
} satisfies Partial<Item>;

/** An item in the examples: without `item_id`, and with optional fields where there is a default. */
export type ItemInput = Omit<Item, "item_id" | keyof typeof DEFAULTS> &
  Partial<Pick<Item, keyof typeof DEFAULTS>>;

/** A change of some fields, but not of the identity. Without defaults, so that the other fields stay as they are. */
export const itemChange = item.omit({ item_id: true, sku: true, type: true }).partial();
