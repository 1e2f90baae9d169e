import type { Item } from "./item.ts";

/** Returns whether an item is on sale now. Lists and reads leave others out, unless a parameter asks for them. */
export function isOnSale({ periods }: Item, now: Date): boolean {
  if (periods.length === 0) return true;
  return periods.some(
    ({ date_from, date_until }) =>
      new Date(date_from) <= now && (date_until === null || now < new Date(date_until)),
  );
}
