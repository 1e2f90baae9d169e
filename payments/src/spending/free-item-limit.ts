import type { CatalogueItem } from "../xsolla/catalogue-item.ts";

/** How many pieces of a free item one player may claim. */
export interface FreeItemLimit {
  /** Pieces until `resetAt`. */
  total: number;
  /** The time when the count starts again. Null if it never does. */
  resetAt: Date | null;
}

/** How many pieces a player has claimed. The number is valid until `resetAt`. */
export interface ClaimedPieces {
  pieces: number;
  resetAt: Date | null;
}

/** Returns the limit at `now`. It is the limit of the catalogue, else one piece in total. */
export function limitOf({ limits }: CatalogueItem, now: Date): FreeItemLimit {
  const { total, recurrent_schedule: schedule } = limits?.per_user ?? {};
  return {
    total: total ?? 1,
    resetAt: schedule ? nextReset(schedule.interval_type, schedule.reset_next_date ?? undefined, now) : null,
  };
}

/** Adds a claim to the pieces that a player has claimed. Returns null if the sum exceeds the limit. */
export function addClaim(
  known: ClaimedPieces | null,
  { total, resetAt }: FreeItemLimit,
  quantity: number,
  now: Date,
): ClaimedPieces | null {
  const isOver = known?.resetAt && known.resetAt <= now;
  const pieces = (isOver ? 0 : (known?.pieces ?? 0)) + quantity;
  return pieces > total ? null : { pieces, resetAt };
}

/**
 * Returns the next reset. The time in a cached entry of the catalogue may have passed, so intervals are added to it.
 */
function nextReset(interval: string, resetSeconds: number | undefined, now: Date): Date {
  let reset = resetSeconds === undefined ? startOfInterval(interval, now) : new Date(resetSeconds * 1_000);
  while (reset <= now) reset = addInterval(interval, reset);
  return reset;
}

/**
 * Returns the start of the current interval if Xsolla names no time. Days start at midnight UTC, weeks on Monday, and
 * months on the first.
 */
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
