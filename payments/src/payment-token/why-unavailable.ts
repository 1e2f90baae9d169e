import type { UnavailableReason } from "../callable/callable-failure.ts";
import type { CatalogueItem } from "../xsolla/catalogue-item.ts";

/**
 * Why an item cannot be bought with real money at `now`, or undefined if it can. `can_be_bought` comes last: it is
 * false for any of the other reasons too, and those tell the player more.
 */
export function whyUnavailable(
  item: CatalogueItem,
  quantity: number,
  now: Date,
): UnavailableReason | undefined {
  if (item.is_free || (item.price && Number(item.price.amount) === 0)) return "free-item";
  if (!isOnSale(item, now)) return "not-on-sale";
  const left = item.limits?.per_item?.available;
  if (typeof left === "number" && left < quantity) return "sold-out";
  if (!item.price) return "no-price";
  return item.can_be_bought === false ? "not-available" : undefined;
}

/** An item without sale periods is always on sale; a period may be open on either side. */
function isOnSale({ periods }: CatalogueItem, now: Date): boolean {
  if (!periods?.length) return true;
  return periods.some(
    ({ date_from, date_until }) =>
      (!date_from || new Date(date_from) <= now) && (!date_until || now < new Date(date_until)),
  );
}
