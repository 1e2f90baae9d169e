import type { Item } from "./item.ts";

/** Lists and reads leave items out that are not on sale now, unless they are asked for. */
export function isOnSale({ periods }: Item, now: Date): boolean {
  if (periods.length === 0) return true;
  return periods.some(
    ({ date_from, date_until }) =>
      new Date(date_from) <= now && (date_until === null || now < new Date(date_until)),
  );
}
