import { z } from "zod";
import { isOnSale } from "../catalogue/is-on-sale.ts";
import { isVisible } from "../catalogue/is-visible.ts";
import type { Item } from "../catalogue/item.ts";
import { type Price, priceOf } from "../catalogue/price-of.ts";
import { currencyOf } from "../countries.ts";
import { parseJson } from "../parse-json.ts";
import { partnerCatalogue } from "../webhooks/notifications/partner-catalogue.ts";
import { postNotification } from "../webhooks/post-notification.ts";
import type { Xsolla } from "../xsolla.ts";

const offers = z.array(z.object({ sku: z.string(), quantity: z.int().min(0).nullish() }));

export interface Offer {
  sku: string;
  name: string;
  is_free: boolean;
  price: Price | null;
  virtual_prices: Item["virtual_prices"];
  /** Number that the player may still buy; null without a limit. */
  quantity: number | null;
}

export interface ShopCatalogue {
  /** Null if the studio gave no list. Xsolla does not document what the shop shows then. */
  items: Offer[] | null;
  /** The studio's answer; null if it was not asked. */
  answer: { status: number | null; body: string; ms: number } | null;
}

interface Visitor {
  /** Null if nobody is signed in. */
  userId: string | null;
  country: string;
}

/**
 * Reads what the Web Shop offers to a player: the studio's list if the project has personalised catalogues, else all
 * items that are on sale for this player in this country.
 * https://developers.xsolla.com/webhooks/operation/personalized-partner-catalog
 */
export async function readShopCatalogue(
  { world, queue }: Xsolla,
  { userId, country }: Visitor,
): Promise<ShopCatalogue> {
  const currency = currencyOf(country) ?? "USD";
  const reader = { country, userId: userId ?? undefined };
  const offered = world.catalogue.all.filter(
    (item) => item.type !== "unit" && isVisible(world, item, reader) && isOnSale(item, world.now()),
  );
  const view = (item: Item, quantity: number | null) => ({
    sku: item.sku,
    name: item.name.en,
    is_free: item.is_free,
    price: priceOf(item, currency),
    virtual_prices: item.virtual_prices,
    quantity,
  });
  if (!world.settings.personalizedCatalog)
    return { items: offered.map((item) => view(item, null)), answer: null };
  const question = partnerCatalogue({ userId, country, currency, locale: "en" });
  const { status, body, ms } = await postNotification(JSON.stringify(question), world.settings, {
    signal: queue.signal,
  });
  const list = status === 200 ? offers.safeParse(parseJson(body)) : undefined;
  const items = list?.data?.flatMap(({ sku, quantity }) => {
    const item = offered.find((other) => other.sku === sku);
    // 0 and null mean no limit.
    return item ? [view(item, quantity || null)] : [];
  });
  return { items: items ?? null, answer: { status, body, ms } };
}
