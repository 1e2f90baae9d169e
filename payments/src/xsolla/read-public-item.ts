import { LRUCache } from "lru-cache";
import { z } from "zod";
import { log } from "../log.ts";
import { callXsolla } from "./call-xsolla.ts";
import { type CatalogueItem, catalogueItem } from "./catalogue-item.ts";
import { explainRefusal } from "./explain-refusal.ts";
import { XsollaError } from "./xsolla-failure.ts";
import type { XsollaStore } from "./xsolla-project.ts";

/** Age up to which an entry is used without a call. */
const FRESH_MS = 60_000;
/** Age up to which an entry is used while Xsolla's catalogue is unavailable. */
const STALE_MS = 10 * 60_000;
/** Bounds the memory. Unknown SKUs are cached too, so that clients that guess SKUs do not cause calls to Xsolla. */
const MAX_ENTRIES = 5_000;
/** Error code of the Store API for an item that does not exist. */
const ITEM_NOT_FOUND = "4001";

/** A cached answer. `item` is null if Xsolla does not know the SKU. */
interface Entry {
  item: CatalogueItem | null;
  fetchedAt: number;
}

const entries = new LRUCache<string, Entry>({
  max: MAX_ENTRIES,
  ttl: FRESH_MS,
  fetchMethod: async (url, previous, { options }) => {
    try {
      return { item: await readItem(url), fetchedAt: Date.now() };
    } catch (error) {
      const ageMs = Date.now() - (previous?.fetchedAt ?? 0);
      if (!previous || !isOutage(error) || ageMs >= STALE_MS) throw error;
      log("WARNING", "catalogue.stale", { url, ageMs, error: error.message });
      options.ttl = Math.min(FRESH_MS, STALE_MS - ageMs);
      return previous;
    }
  },
});

/**
 * Reads an item as an anonymous visitor sees it. Returns null if Xsolla does not show it. Each instance caches answers
 * for a minute, and concurrent calls for one SKU share one request. It also returns items outside their sale period, so
 * that they can be distinguished from unknown items.
 *
 * Without `inCountry`, Xsolla derives the country from the caller's address, which is in the data centre. Only the
 * calls for a certain type of item take a country, so `type` selects the call.
 * https://developers.xsolla.com/api/catalog (Get sellable item by SKU, Get virtual item by SKU, …)
 *
 * @throws XsollaError
 */
export async function readPublicItem(
  store: XsollaStore,
  sku: string,
  inCountry?: { country: string; type: ItemType },
): Promise<CatalogueItem | null> {
  const path = inCountry ? `${inCountry.type}/sku` : "sku";
  const country = inCountry ? `&country=${inCountry.country}` : "";
  const entry = await entries.fetch(
    `${store.storeUrl}/api/v2/project/${store.projectId}/items/${path}/${encodeURIComponent(sku)}?show_inactive_time_limited_items=1${country}`,
  );
  return entry?.item ?? null;
}

/** Types of items whose call takes a country. The value is part of the path of that call. */
export type ItemType = "virtual_items" | "virtual_currency" | "virtual_currency/package";

/** Returns the type of an item. Returns undefined for bundles and game keys, because their calls take no country. */
export function itemTypeOf({
  type,
  bundle_type,
}: Pick<CatalogueItem, "type" | "bundle_type">): ItemType | undefined {
  if (type === "virtual_good") return "virtual_items";
  if (type === "virtual_currency") return "virtual_currency";
  return bundle_type === "virtual_currency_package" ? "virtual_currency/package" : undefined;
}

async function readItem(url: string): Promise<CatalogueItem | null> {
  const answer = await callXsolla({ method: "GET", url });
  if (answer.status === 404 && notFound.safeParse(answer.body).success) return null;
  if (answer.status !== 200) throw explainRefusal(answer, "catalogue call");
  const item = catalogueItem.safeParse(answer.body);
  if (item.success) return item.data;
  throw new XsollaError({
    reason: "xsolla-unavailable",
    detail: "catalogue call answered without a valid item",
  });
}

const notFound = z.object({ errorCode: z.literal(ITEM_NOT_FOUND) });

function isOutage(error: unknown): error is XsollaError {
  return (
    error instanceof XsollaError &&
    (error.failure.reason === "xsolla-unavailable" || error.failure.reason === "xsolla-busy")
  );
}
