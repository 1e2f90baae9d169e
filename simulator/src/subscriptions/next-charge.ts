import type { Plan } from "../plans.ts";

const DAY_MS = 24 * 60 * 60 * 1_000;

/** Finds the first charge after a sale: at the end of the trial, or else of the first period. */
export const firstChargeAfter = (sold: Date, plan: Plan): Date =>
  plan.trialDays > 0 ? new Date(sold.getTime() + plan.trialDays * DAY_MS) : nextCharge(sold, plan);

/** Finds the same day of a later month, or the month's last day if it is shorter. */
export function nextCharge(date: Date, { periodMonths }: Plan): Date {
  const next = new Date(date);
  next.setUTCMonth(date.getUTCMonth() + periodMonths);
  // In JavaScript, 31 January plus a month is 3 March.
  if (next.getUTCDate() !== date.getUTCDate()) next.setUTCDate(0);
  return next;
}
