const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/**
 * How old an order is when Xsolla is asked about it: most are paid or given up within minutes. The last but one comes
 * while the payment token still reads the order for certain.
 */
const CHECK_AGES_MINUTES = [10, 20, 40, 80, 160, 320, 640, 1_430, 1_440] as const;
/** Xsolla's payment tokens live 24 hours: an order that is not paid by then is not paid at all. */
const UNPAID_MS = 24 * HOUR_MS;
/** How long the last check is repeated while Xsolla cannot be asked, and how often. */
const GRACE_MS = HOUR_MS;
const REPEAT_MS = 10 * MINUTE_MS;

/** Orders made by then have been checked once, or should have been. */
export const firstCheckSince = (now: Date): Date => later(now, -CHECK_AGES_MINUTES[0] * MINUTE_MS);

/** When the sweep asks about an order next; null when that was the last time. */
export function nextCheckAfter(createdAt: Date, now: Date): Date | null {
  const next = CHECK_AGES_MINUTES.map((age) => later(createdAt, age * MINUTE_MS)).find((at) => at > now);
  return next ?? null;
}

/** When the sweep tries again after Xsolla could not be asked; null when it has tried long enough. */
export function repeatCheckAfter(createdAt: Date, now: Date): Date | null {
  const repeated = later(now, REPEAT_MS);
  return nextCheckAfter(createdAt, now) ?? (repeated <= goneAt(createdAt) ? repeated : null);
}

/** Nobody pays it any more. */
export const isOverdue = (createdAt: Date, now: Date): boolean => createdAt <= overdueSince(now);

/** Unpaid orders made by then are overdue. */
export const overdueSince = (now: Date): Date => later(now, -UNPAID_MS);

/** When nothing is asked about an order any more, come what may. */
export const goneAt = (createdAt: Date): Date => later(createdAt, UNPAID_MS + GRACE_MS);

/** Payments without an order that came by then have waited long enough: the order of a Web Shop follows within minutes. */
export const settlingSince = (now: Date): Date => later(now, -HOUR_MS);

const later = (date: Date, ms: number) => new Date(date.getTime() + ms);
