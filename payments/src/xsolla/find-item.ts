import { type AdminItem, toCatalogueItem } from "./admin-item.ts";
import type { CatalogueItem } from "./catalogue-item.ts";
import { findAdminItem } from "./find-admin-item.ts";
import { readPublicItem, typeOf } from "./read-public-item.ts";
import type { XsollaProject } from "./xsolla-project.ts";

/** What decides whether a buyer can see an item. */
export interface Visitor {
  /** ISO 3166-1 alpha-2; undefined when only the buyer's address is known. */
  country: string | undefined;
  /** Sell items that are hidden from the shop. */
  sellHidden: boolean;
}

/** An item of the catalogue, as far as it can be told before Xsolla makes the order. */
export interface FoundItem {
  item: CatalogueItem;
  /** The price is the one of the buyer's country. */
  isPriceExact: boolean;
  /** The public catalogue shows it in the buyer's country, as far as that can be asked. */
  isShown: boolean;
  /** Switched off, or hidden from the shop. */
  isWithdrawn: boolean;
}

/**
 * Finds an item for a buyer; null when Xsolla's project has none of this SKU.
 *
 * The public catalogue shows an anonymous reader in the data centre's country. Where it shows nothing, the administrative
 * lists tell an unknown SKU from an item that is sold elsewhere, or to some players only: whether this buyer may have it
 * is for the token call to say.
 *
 * @throws XsollaError
 */
export async function findItem(
  project: XsollaProject,
  sku: string,
  visitor: Visitor,
): Promise<FoundItem | null> {
  const item = await readPublicItem(project, sku);
  if (item) {
    const priced = await priceFor(project, item, visitor);
    const isAsked = visitor.country !== undefined && typeOf(item) !== undefined;
    return { ...priced, isShown: priced.isPriceExact || !isAsked, isWithdrawn: false };
  }
  const listed = await findAdminItem(project, sku);
  return listed && fromList(project, listed, visitor);
}

/** The price of the buyer's country, where the country is known and the item's call takes one. */
async function priceFor(
  project: XsollaProject,
  item: CatalogueItem,
  { country }: Visitor,
): Promise<Pick<FoundItem, "item" | "isPriceExact">> {
  const type = typeOf(item);
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
