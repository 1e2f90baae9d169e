import type { UnavailableReason } from "../callable/callable-failure.ts";
import type { CatalogueItem } from "../xsolla/catalogue-item.ts";

/**
 * Returns the reason why an item cannot be bought with real money at `now`, or undefined if it can. It checks
 * `can_be_bought` last, because the other reasons are more specific and also make it false.
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

/** Tells whether an item is on sale. Without sale periods it always is. A period may have no start or no end. */
function isOnSale({ periods }: CatalogueItem, now: Date): boolean {
  if (!periods?.length) return true;
  return periods.some(
    ({ date_from, date_until }) =>
      (!date_from || new Date(date_from) <= now) && (!date_until || now < new Date(date_until)),
  );
}
