import { z } from "zod";

/** How often a purchase limit is reset. */
export const recurrentSchedule = z.strictObject({ interval_type: z.enum(["daily", "weekly", "monthly"]) });
export type RecurrentSchedule = z.infer<typeof recurrentSchedule>;

const DAYS_PER_WEEK = 7;
/** In `Date`, Sunday is day 0. Xsolla's week begins on Monday. */
const MONDAY = 1;

/** Finds the interval that contains `now`, in UTC: https://developers.xsolla.com/api/catalog (recurrent_schedule) */
export function limitInterval({ interval_type }: RecurrentSchedule, now: Date): { start: Date; next: Date } {
  const [year, month, day] = [now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate()];
  const between = (start: number, next: number) => ({ start: new Date(start), next: new Date(next) });
  if (interval_type === "monthly") return between(Date.UTC(year, month), Date.UTC(year, month + 1));
  const days = interval_type === "weekly" ? DAYS_PER_WEEK : 1;
  const back = interval_type === "weekly" ? (now.getUTCDay() - MONDAY + DAYS_PER_WEEK) % DAYS_PER_WEEK : 0;
  return between(Date.UTC(year, month, day - back), Date.UTC(year, month, day - back + days));
}
