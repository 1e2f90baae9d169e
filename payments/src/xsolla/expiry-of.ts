import type { CatalogueItem } from "./catalogue-item.ts";

const DAY = 24 * 60 * 60;

/** Month and year have a fixed length, so that a revocation subtracts exactly what the grant has added. */
const SECONDS: Record<string, number> = {
  minute: 60,
  hour: 60 * 60,
  day: DAY,
  week: 7 * DAY,
  month: 30 * DAY,
  year: 365 * DAY,
};

/**
 * Returns how many seconds one piece of an item lasts. Returns undefined for an item that does not expire, and null for
 * a subscription whose period cannot be read.
 * https://developers.xsolla.com/api/catalog (inventory_options.expiration_period)
 */
export function expiryOf({ virtual_item_type, inventory_options }: CatalogueItem): number | null | undefined {
  const period = inventory_options?.expiration_period;
  if (!period) return virtual_item_type === "non_renewing_subscription" ? null : undefined;
  const seconds = SECONDS[period.type];
  return seconds === undefined ? null : seconds * period.value;
}
