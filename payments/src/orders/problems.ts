import type { Order, Problem } from "./order.ts";

/**
 * Problems from harmless to grave. A problem never replaces a graver one, so that a late redelivery hides nothing.
 * `sandbox-not-granted` comes last, because it says that no money is involved.
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

/** Ranks a problem. Text that a human has written is the gravest. */
export function gravityOf(problem: string): number {
  const rank = GRAVITY.indexOf(problem);
  return rank === -1 ? GRAVITY.length : rank;
}

/** Tells whether a problem outranks the recorded one. */
export function outranksRecorded(problem: Problem, { status, problem: known }: Order): boolean {
  const isPaid = status !== "new" && status !== "expired";
  return GRAVITY.indexOf(problem) > GRAVITY.indexOf(known) && !(problem === "declined" && isPaid);
}

/** Returns the problem that stays when the order is paid. Payment clears `declined` and `paid-not-done` only. */
export const lastingProblem = ({ problem }: Order): string | null =>
  problem === "declined" || problem === "paid-not-done" ? null : problem;

const UNGRANTED: unknown[] = ["paid-not-done", "paid-when-canceled", "user-gone"] satisfies Problem[];

/** Returns the log severity of a change of an order. ERROR means that money was taken and nothing was granted. */
export function severityOf({ problem }: Pick<Order, "problem">): "INFO" | "WARNING" | "ERROR" {
  if (problem === null) return "INFO";
  return UNGRANTED.includes(problem) ? "ERROR" : "WARNING";
}
