const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/**
 * Ages of an order at which the sweep looks it up. Most orders are paid or abandoned within minutes, so the intervals
 * grow. 1430 minutes is just before the payment token, which reads the order, expires.
 */
const CHECK_AGES_MINUTES = [10, 20, 40, 80, 160, 320, 640, 1_430, 1_440] as const;
/** Xsolla's payment tokens live 24 hours, so an order that is unpaid by then stays unpaid. */
const UNPAID_MS = 24 * HOUR_MS;
/** How long the last check is retried while Xsolla cannot be reached. */
const GRACE_MS = HOUR_MS;
/** The interval of these retries, which is that of the sweep. */
const RETRY_MS = 10 * MINUTE_MS;

/** Returns the latest creation time of orders whose first check is due. */
export const firstCheckCutoff = (now: Date): Date => later(now, -CHECK_AGES_MINUTES[0] * MINUTE_MS);

/** Returns the time of the next check of an order by the sweep; null after its last check. */
export function nextCheckAfter(createdAt: Date, now: Date): Date | null {
  const next = CHECK_AGES_MINUTES.map((age) => later(createdAt, age * MINUTE_MS)).find((at) => at > now);
  return next ?? null;
}

/** Returns the time of the next check after Xsolla could not be reached; null when the retries are used up. */
export function retryCheckAfter(createdAt: Date, now: Date): Date | null {
  const retryAt = later(now, RETRY_MS);
  return nextCheckAfter(createdAt, now) ?? (retryAt <= pollingEndsAt(createdAt) ? retryAt : null);
}

/** Tells whether the payment token of an order has expired. */
export const isOverdue = (createdAt: Date, now: Date): boolean => createdAt <= overdueCutoff(now);

/** Returns the latest creation time of orders whose payment token has expired. */
export const overdueCutoff = (now: Date): Date => later(now, -UNPAID_MS);

/** Returns the time at which polling about an order ends, in every state. */
export const pollingEndsAt = (createdAt: Date): Date => later(createdAt, UNPAID_MS + GRACE_MS);

/**
 * Returns the latest arrival of payments that should have an order by now. The order of a Web Shop follows its payment
 * within minutes.
 */
export const settlementCutoff = (now: Date): Date => later(now, -HOUR_MS);

const later = (date: Date, ms: number) => new Date(date.getTime() + ms);
