import type { Window } from "../../audit/audit-schedule.ts";

const DAY_MS = 24 * 60 * 60 * 1_000;

/**
 * Parses the first and the last day of an audit, both included, in UTC.
 *
 * @throws Error that says what is wrong
 */
export function readDays({ from, to }: { from?: string; to?: string }): Window {
  const [first, last] = [readDay("--from", from), readDay("--to", to)];
  if (first > last) throw new Error(`--from ${from} is after --to ${to}`);
  return { from: first, until: new Date(last.getTime() + DAY_MS) };
}

function readDay(name: string, text: string | undefined): Date {
  if (text === undefined) throw new Error(`${name} is missing; give a day in UTC, such as 2026-03-01`);
  const day = new Date(`${text}T00:00:00Z`);
  // Date turns 30 February into a day of March.
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(day.getTime());
  if (!isDay || day.toISOString().slice(0, 10) !== text)
    throw new Error(`${name} ${text} is not a day; write it like 2026-03-01`);
  return day;
}
