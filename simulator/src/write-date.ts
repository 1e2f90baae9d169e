const ZONE_MS = 3 * 60 * 60 * 1_000;

/** Formats a time as Xsolla does: whole seconds in Moscow's zone, such as 2026-09-02T11:04:09+03:00. */
export const writeDate = (date: Date): string =>
  `${new Date(date.getTime() + ZONE_MS).toISOString().slice(0, 19)}+03:00`;
