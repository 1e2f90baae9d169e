import { LRUCache } from "lru-cache";
import { type AdminItem, toCatalogueItem } from "./admin-item.ts";
import type { CatalogueItem } from "./catalogue-item.ts";
import { findAdminItem } from "./find-admin-item.ts";
import { type ItemType, itemTypeOf, readPublicItem } from "./read-public-item.ts";
import type { XsollaProject } from "./xsolla-project.ts";

/** A few hundred kilobytes at most. */
const MAX_TYPES = 5_000;

/** The facts about a buyer that decide which items the buyer can see. */
export interface Visitor {
  /** ISO 3166-1 alpha-2. Undefined if only the buyer's address is known. */
  country: string | undefined;
  /** Whether items that are hidden from the shop are sold. */
  sellHidden: boolean;
}

/** An item of the catalogue, and what is certain about it before Xsolla creates the order. */
export interface FoundItem {
  item: CatalogueItem;
  /** Whether the price is the price in the buyer's country. */
  isPriceExact: boolean;
  /** Whether the public catalogue shows the item in the buyer's country, as far as this can be checked. */
  isShown: boolean;
  /** Whether the item is switched off, or hidden from the shop. */
  isWithdrawn: boolean;
}

/**
 * Finds an item for a buyer. Returns null if Xsolla's project has no item with this SKU.
 *
 * The public catalogue returns what an anonymous visitor in the data centre's country can see. If it does not show the
 * item, the administrative lists distinguish an unknown SKU from an item that is sold in other countries or to some
 * players only. In the latter case the token call decides whether this buyer may have the item.
 *
 * @throws XsollaError
 */
export async function findItem(
  project: XsollaProject,
  sku: string,
  visitor: Visitor,
): Promise<FoundItem | null> {
  prefetchPrice(project, sku, visitor);
  const item = await readPublicItem(project, sku);
  if (item) {
    types.set(keyOf(project, sku), { type: itemTypeOf(item) });
    const priced = await priceFor(project, item, visitor);
    const canReadCountry = visitor.country !== undefined && itemTypeOf(item) !== undefined;
    return { ...priced, isShown: priced.isPriceExact || !canReadCountry, isWithdrawn: false };
  }
  const listed = await findAdminItem(project, sku);
  return listed && fromList(project, listed, visitor);
}

/** Types of the items that this instance has found. Undefined for a type whose call takes no country. */
const types = new LRUCache<string, { type: ItemType | undefined }>({ max: MAX_TYPES });

/**
 * Starts to read the price in the buyer's country beside the item itself, so that a buyer waits for one answer and not
 * for two. The type of an item that this instance does not know is taken to be the most frequent one; `priceFor`
 * reads again if that was wrong.
 */
function prefetchPrice(project: XsollaProject, sku: string, { country }: Visitor): void {
  const { type } = types.get(keyOf(project, sku)) ?? { type: "virtual_items" };
  if (country === undefined || type === undefined) return;
  // A failure is ignored here, because the call that needs the answer fails too.
  readPublicItem(project, sku, { country, type }).catch(() => {});
}

const keyOf = ({ projectId }: XsollaProject, sku: string) => `${projectId}/${sku}`;

/**
 * Reads the price in the buyer's country. If the country is unknown, or if the call for this type of item takes no
 * country, the price stays as it is.
 */
async function priceFor(
  project: XsollaProject,
  item: CatalogueItem,
  { country }: Visitor,
): Promise<Pick<FoundItem, "item" | "isPriceExact">> {
  const type = itemTypeOf(item);
  if (country === undefined || type === undefined) return { item, isPriceExact: false };
  const inCountry = await readPublicItem(project, item.sku, { country, type });
  return inCountry ? { item: inCountry, isPriceExact: true } : { item, isPriceExact: false };
}

async function fromList(project: XsollaProject, listed: AdminItem, visitor: Visitor): Promise<FoundItem> {
  const isHidden = listed.is_show_in_store === false && !visitor.sellHidden;
  const isWithdrawn = listed.is_enabled === false || isHidden;
  const item = toCatalogueItem(listed, visitor.country);
  const found = isWithdrawn ? { item, isPriceExact: false } : await priceFor(project, item, visitor);
  const isHiddenOnly = listed.is_show_in_store === false && visitor.sellHidden;
  return { ...found, isShown: found.isPriceExact || isHiddenOnly, isWithdrawn };
}
