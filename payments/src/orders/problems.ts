import type { Order, Problem } from "./order.ts";

/**
 * From harmless to grave: a graver problem is not replaced, so that a late repetition takes nothing back. Last comes
 * what says that no money is involved.
 */
const GRAVITY: (string | null)[] = [
  null,
  "declined",
  "items-mismatch",
  "amount-mismatch",
  "paid-not-done",
  "paid-when-canceled",
  "fraud",
  "dispute",
  "sandbox-not-granted",
];

/** Whether a problem is news about an order. */
export function isNews(problem: Problem, { status, problem: known }: Order): boolean {
  const isPaid = status !== "new" && status !== "expired";
  return GRAVITY.indexOf(problem) > GRAVITY.indexOf(known) && !(problem === "declined" && isPaid);
}

/** What is left of an order's problem when it is paid: that ends a decline and the waiting for it, and nothing else. */
export const lastingProblem = ({ problem }: Order): string | null =>
  problem === "declined" || problem === "paid-not-done" ? null : problem;
