import type { CatalogueItem } from "../xsolla/catalogue-item.ts";

/** How many pieces of a free item one player may claim. */
export interface FreeItemLimit {
  total: number;
  /** When the count begins anew; null for never. */
  resetAt: Date | null;
}

/** How many pieces a player has claimed until `resetAt`. */
export interface Claimed {
  pieces: number;
  resetAt: Date | null;
}

/** The limit that holds at `now`: what the catalogue says, or one piece in all. */
export function limitOf({ limits }: CatalogueItem, now: Date): FreeItemLimit {
  const { total, recurrent_schedule: schedule } = limits?.per_user ?? {};
  return {
    total: total ?? 1,
    resetAt: schedule ? nextReset(schedule.interval_type, schedule.reset_next_date ?? undefined, now) : null,
  };
}

/** What a player has claimed after one more claim; null when that is more than the limit allows. */
export function claimMore(
  known: Claimed | null,
  { total, resetAt }: FreeItemLimit,
  quantity: number,
  now: Date,
): Claimed | null {
  const isOver = known?.resetAt && known.resetAt <= now;
  const pieces = (isOver ? 0 : (known?.pieces ?? 0)) + quantity;
  return pieces > total ? null : { pieces, resetAt };
}

/** An entry of the catalogue may be older than the interval that it names: then the next one counts. */
function nextReset(interval: string, told: number | undefined, now: Date): Date {
  let reset = told === undefined ? startOfInterval(interval, now) : new Date(told * 1_000);
  while (reset <= now) reset = addInterval(interval, reset);
  return reset;
}

/** Where Xsolla names no time, at midnight UTC, on Mondays, and on the first of the month. */
function startOfInterval(interval: string, now: Date): Date {
  const day = interval === "monthly" ? 1 : now.getUTCDate();
  const sinceMonday = interval === "weekly" ? (now.getUTCDay() + 6) % 7 : 0;
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), day - sinceMonday));
}

function addInterval(interval: string, date: Date): Date {
  const next = new Date(date);
  if (interval === "monthly") next.setUTCMonth(date.getUTCMonth() + 1);
  else next.setUTCDate(date.getUTCDate() + (interval === "weekly" ? 7 : 1));
  return next;
}
