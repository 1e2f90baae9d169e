import { LRUCache } from "lru-cache";
import { z } from "zod";
import { log } from "../log.ts";
import { callXsolla } from "./call-xsolla.ts";
import { type CatalogueItem, catalogueItem } from "./catalogue-item.ts";
import { explainRefusal } from "./explain-refusal.ts";
import { XsollaError } from "./xsolla-failure.ts";
import type { XsollaStore } from "./xsolla-project.ts";

/** Age up to which an entry is used without asking. */
const FRESH_MS = 60_000;
/** Age up to which an entry is used when Xsolla's catalogue is down. */
const STALE_MS = 10 * 60_000;
/** Bounds the memory; unknown SKUs take an entry too, so that guessing costs Xsolla nothing. */
const MAX_ENTRIES = 5_000;
/** Error code of the Store API: item not found. */
const ITEM_NOT_FOUND = "4001";

/** `item` is null when Xsolla does not know the SKU. */
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
 * Reads an item as an anonymous visitor sees it; null if Xsolla shows none. Cached for a minute by each instance;
 * concurrent calls for one SKU share one request. Items outside their sale period are found too, so that they can be
 * told from unknown ones.
 *
 * Without `country` Xsolla takes the country of the caller, which is the data centre's. Only the calls for one type of
 * item take a country, so `type` says which one to use.
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

/** Types of items whose call by SKU takes a country, as they stand in its path. */
export type ItemType = "virtual_items" | "virtual_currency" | "virtual_currency/package";

/** The call for an item; undefined for bundles and game keys, whose calls take no country. */
export function typeOf({
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
