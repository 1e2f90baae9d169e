import type { World } from "../world.ts";
import type { Item } from "./item.ts";

/** Who reads the catalogue, or buys. */
export interface Reader {
  country: string;
  /** Undefined for a reader who is not signed in. */
  userId: string | undefined;
}

/** Whether the public catalogue shows an item to a reader; periods of sale are another matter. */
export const isVisible = (world: World, item: Item, { country, userId }: Reader): boolean =>
  item.is_enabled && item.is_show_in_store && isFor(item, userId) && isSoldIn(world, item, country);

/** Whether an item is for this user. */
export const isFor = ({ visible_to }: Item, userId: string | undefined): boolean =>
  visible_to === null || (userId !== undefined && visible_to.includes(userId));

/**
 * Whether an item is sold in a country. One that has regions is sold in their countries alone.
 * https://developers.xsolla.com/items-catalog/catalog-features/regional-restrictions
 */
export const isSoldIn = ({ catalogue }: World, { regions }: Item, country: string): boolean =>
  regions.length === 0 || regions.some(({ id }) => catalogue.findRegion(id)?.countries.includes(country));
