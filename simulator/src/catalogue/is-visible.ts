import type { World } from "../world.ts";
import type { Item } from "./item.ts";

/** The reader of the catalogue, or the buyer. */
export interface Reader {
  country: string;
  /** Undefined for a reader who is not signed in. */
  userId: string | undefined;
}

/** Returns whether the public catalogue shows an item to a reader, without regard to its sale periods. */
export const isVisible = (world: World, item: Item, { country, userId }: Reader): boolean =>
  item.is_enabled && item.is_show_in_store && isFor(item, userId) && isSoldIn(world, item, country);

/** Returns whether this user may see and buy an item. */
export const isFor = ({ visible_to }: Item, userId: string | undefined): boolean =>
  visible_to === null || (userId !== undefined && visible_to.includes(userId));

/**
 * Returns whether an item is sold in a country. An item with regions is sold in their countries only.
 * https://developers.xsolla.com/items-catalog/catalog-features/regional-restrictions
 */
export const isSoldIn = ({ catalogue }: World, { regions }: Item, country: string): boolean =>
  regions.length === 0 || regions.some(({ id }) => catalogue.findRegion(id)?.countries.includes(country));
