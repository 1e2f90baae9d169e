import type { Transaction } from "../subject.ts";
import type { World } from "../world.ts";
import type { ReportQuery } from "./report-query.ts";
import { statusOf } from "./view-transaction.ts";

/** Finds the transactions that match a report's query, newest first. */
export function findTransactions(world: World, query: ReportQuery): Transaction[] {
  const { transactions, projectId } = world;
  if (query.project_id !== undefined && query.project_id !== String(projectId)) return [];
  // No simulated buyer has a phone number or a custom id.
  if (query.phone !== undefined || query.user_custom !== undefined) return [];
  if (query.transaction_type !== undefined && query.transaction_type !== "payment") return [];
  const { datetime_from: from, datetime_to: to } = query;
  const matches = (wanted: string | undefined, is: string | undefined) =>
    wanted === undefined || wanted === is;
  return transactions
    .filter(
      (transaction) =>
        matches(query.transaction_id, String(transaction.transactionId)) &&
        matches(query.external_id, transaction.externalId) &&
        matches(query.user_id, transaction.user.id) &&
        matches(query.user_name, transaction.user.name) &&
        matches(query.email, transaction.user.email) &&
        matches(query.status, statusOf(transaction)) &&
        isOfType(transaction, query),
    )
    .map((transaction) => ({ transaction, at: transaction.paidAt?.getTime() ?? 0 }))
    .filter(({ at }) => (!from || at >= from.getTime()) && (!to || at <= to.getTime()))
    .sort((one, other) => other.at - one.at)
    .slice(query.offset, query.offset + query.limit)
    .map(({ transaction }) => transaction);
}

/** Returns whether a transaction has the wanted type. Test payments match only if `show_dry_run` is set. */
function isOfType(transaction: Transaction, { type, show_dry_run }: ReportQuery): boolean {
  const withTests = show_dry_run ?? (type === "all" || type === "test");
  if (transaction.sandbox && !withTests) return false;
  if (type === "test") return transaction.sandbox;
  if (type === "transferred") return !transaction.sandbox && statusOf(transaction) === "done";
  if (type === "canceled") return !transaction.sandbox && statusOf(transaction) === "refunded";
  return true;
}
