const HOUR_MS = 60 * 60 * 1_000;
/** Days after their creation at which orders are compared. Refunds and chargebacks arrive late. */
const DAYS_AFTER = [1, 2, 3, 7, 14, 30] as const;
const AGES_HOURS = DAYS_AFTER.map((days) => days * 24);

/** A period from `from` (included) to `until` (excluded), by the creation time of orders. */
export interface Window {
  from: Date;
  until: Date;
}

/** Rounds a time down to the full hour. Comparisons become due at full hours. */
export const fullHour = (date: Date): Date => new Date(Math.floor(date.getTime() / HOUR_MS) * HOUR_MS);

export const hoursLater = (date: Date, hours: number): Date => new Date(date.getTime() + hours * HOUR_MS);

export const hoursBetween = (earlier: Date, later: Date): number =>
  Math.round((later.getTime() - earlier.getTime()) / HOUR_MS);

/** The comparisons that become due at one full hour. */
export interface DueHour {
  at: Date;
  windows: Window[];
}

/**
 * Lists the comparisons that became due after `comparedUntil` and up to `now`, hour by hour. The orders of an hour are
 * compared 1, 2, 3, 7, 14 and 30 days after it. If the audit has not run for days, several comparisons of the same
 * orders are due; only the last of them is listed.
 */
export function* dueSince(comparedUntil: Date, now: Date): Generator<DueHour> {
  const last = fullHour(now);
  for (let at = hoursLater(comparedUntil, 1); at <= last; at = hoursLater(at, 1)) {
    const ages = AGES_HOURS.filter((age, index) => {
      const next = AGES_HOURS[index + 1];
      return next === undefined || hoursLater(at, next - age) > last;
    });
    yield {
      at,
      windows: ages.map((age) => ({ from: hoursLater(at, -age - 1), until: hoursLater(at, -age) })),
    };
  }
}

/** Splits a period of full hours into hours. */
export const hoursOf = ({ from, until }: Window): Window[] =>
  Array.from({ length: hoursBetween(from, until) }, (_, index) => ({
    from: hoursLater(from, index),
    until: hoursLater(from, index + 1),
  }));
