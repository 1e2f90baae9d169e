const HOUR_MS = 60 * 60 * 1_000;
const DAYS_AFTER = [1, 2, 3, 7, 14, 30] as const;
const AGES_HOURS = DAYS_AFTER.map((days) => days * 24);

/** Orders made from `from` up to `until`. */
export interface Window {
  from: Date;
  until: Date;
}

/** The full hour that a time is in: what is due is due from a full hour on. */
export const fullHour = (date: Date): Date => new Date(Math.floor(date.getTime() / HOUR_MS) * HOUR_MS);

export const hoursLater = (date: Date, hours: number): Date => new Date(date.getTime() + hours * HOUR_MS);

export const hoursBetween = (earlier: Date, later: Date): number =>
  Math.round((later.getTime() - earlier.getTime()) / HOUR_MS);

/** What becomes due at one full hour. */
export interface Due {
  at: Date;
  windows: Window[];
}

/**
 * What is due after `comparedUntil` and up to `now`, hour by hour. The orders of an hour are compared 1, 2, 3, 7, 14 and
 * 30 days after it. After an audit that stood still, the same orders can be due several times over: only the last of
 * these comparisons is made.
 */
export function* dueSince(comparedUntil: Date, now: Date): Generator<Due> {
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

/** The hours of a range of full hours. */
export const hoursOf = ({ from, until }: Window): Window[] =>
  Array.from({ length: hoursBetween(from, until) }, (_, index) => ({
    from: hoursLater(from, index),
    until: hoursLater(from, index + 1),
  }));
