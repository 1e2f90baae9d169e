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
  "no-expiry",
  "owner-mismatch",
  "paid-not-done",
  "paid-when-canceled",
  "user-gone",
  "not-at-xsolla",
  "fraud",
  "dispute",
  "sandbox-not-granted",
];

/** How grave a problem is; what a human has written is the gravest. */
export function gravityOf(problem: string): number {
  const rank = GRAVITY.indexOf(problem);
  return rank === -1 ? GRAVITY.length : rank;
}

/** Whether a problem outranks the recorded one. */
export function isNews(problem: Problem, { status, problem: known }: Order): boolean {
  const isPaid = status !== "new" && status !== "expired";
  return GRAVITY.indexOf(problem) > GRAVITY.indexOf(known) && !(problem === "declined" && isPaid);
}

/** Payment clears `declined` and `paid-not-done`; everything else stays. */
export const lastingProblem = ({ problem }: Order): string | null =>
  problem === "declined" || problem === "paid-not-done" ? null : problem;

const UNGRANTED: unknown[] = ["paid-not-done", "paid-when-canceled", "user-gone"] satisfies Problem[];

/** How loud a change of an order is in the log. ERROR: money came, and nothing was granted. */
export function severityOf({ problem }: Pick<Order, "problem">): "INFO" | "WARNING" | "ERROR" {
  if (problem === null) return "INFO";
  return UNGRANTED.includes(problem) ? "ERROR" : "WARNING";
}
