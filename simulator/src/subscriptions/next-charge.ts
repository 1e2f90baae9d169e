import type { Plan } from "./plans.ts";

const DAY_MS = 24 * 60 * 60 * 1_000;

/** The first charge after a sale: at the end of the trial, or of the first period. */
export const firstChargeAfter = (sold: Date, plan: Plan): Date =>
  plan.trialDays > 0 ? new Date(sold.getTime() + plan.trialDays * DAY_MS) : nextCharge(sold, plan);

/** The same day, so many months later; the month's last day where there is no such day. */
export function nextCharge(date: Date, { periodMonths }: Plan): Date {
  const next = new Date(date);
  next.setUTCMonth(date.getUTCMonth() + periodMonths);
  // 31 January and a month is 3 March by the calendar of JavaScript.
  if (next.getUTCDate() !== date.getUTCDate()) next.setUTCDate(0);
  return next;
}
