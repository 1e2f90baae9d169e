import { z } from "zod/mini";
import { config } from "./config.ts";
import { language } from "./texts.ts";

const item = z.object({
  sku: z.string(),
  name: z.string(),
  description: z.nullish(z.string()),
  image_url: z.nullish(z.string()),
  is_free: z.nullish(z.boolean()),
  can_be_bought: z.nullish(z.boolean()),
  price: z.nullish(
    z.object({ amount: z.string(), amount_without_discount: z.nullish(z.string()), currency: z.string() }),
  ),
  virtual_prices: z.nullish(
    z.array(z.object({ sku: z.string(), name: z.nullish(z.string()), amount: z.number() })),
  ),
  periods: z.nullish(
    z.array(z.object({ date_from: z.nullish(z.string()), date_until: z.nullish(z.string()) })),
  ),
  limits: z.nullish(z.object({ per_item: z.nullish(z.object({ available: z.nullish(z.number()) })) })),
});

/** An item of Xsolla's catalogue, with the fields that the shop shows: https://developers.xsolla.com/api/catalog */
export type Item = z.infer<typeof item>;

const page = z.object({ has_more: z.optional(z.boolean()), items: z.array(z.unknown()) });

/**
 * Reads the whole catalogue, page by page, at the prices of a country. Without a country, Xsolla uses that of the
 * player's address. Invalid items are left out.
 */
export async function readCatalogue(country: string | undefined): Promise<Item[]> {
  const items: Item[] = [];
  for (let offset = 0; ; ) {
    const query = new URLSearchParams({
      limit: "50",
      offset: String(offset),
      ...(country && { country }),
      locale: language,
      show_inactive_time_limited_items: "1",
    });
    const url = `${config.VITE_XSOLLA_STORE_URL}/api/v2/project/${config.VITE_XSOLLA_PROJECT_ID}/items?${query}`;
    const response = await fetch(url);
    if (!response.ok) throw new Error(`catalogue: HTTP ${response.status}`);
    const { has_more, items: found } = page.parse(await response.json());
    items.push(...found.map((one) => item.safeParse(one).data).filter((one) => one !== undefined));
    offset += found.length;
    if (!has_more || found.length === 0) return items;
  }
}

/** Returns the prices of an item in virtual currencies. */
export const virtualPricesOf = ({ virtual_prices }: Item) => virtual_prices ?? [];

/** Why an item is not available now. The backend checks it again. */
export type Unavailable = "no-price" | "not-available" | "not-on-sale" | "sold-out";

/**
 * Finds the reason. It checks `can_be_bought` last, because the other reasons are more specific and also make it false.
 */
export function whyUnavailable(found: Item, now = Date.now()): Unavailable | null {
  const periods = found.periods ?? [];
  const isOn = ({ date_from, date_until }: (typeof periods)[number]) =>
    (!date_from || Date.parse(date_from) <= now) && (!date_until || Date.parse(date_until) > now);
  if (periods.length > 0 && !periods.some(isOn)) return "not-on-sale";
  if (found.limits?.per_item?.available === 0) return "sold-out";
  if (!found.price && !found.is_free && virtualPricesOf(found).length === 0) return "no-price";
  return found.can_be_bought === false ? "not-available" : null;
}
