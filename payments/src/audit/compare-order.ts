import { failureOf } from "../failure.ts";
import { logFailure } from "../log-failure.ts";
import type { RecordedOrder } from "../order-store/load-recorded-order.ts";
import { canOwnOrders } from "../orders/can-own-orders.ts";
import { findUser } from "../users/find-user.ts";
import type { SearchedOrder } from "../xsolla/search-orders.ts";
import { applyDifference } from "./apply-difference.ts";
import type { AuditRun } from "./audit-run.ts";
import { type DifferenceKind, entryOf } from "./difference.ts";
import { findDifference } from "./find-difference.ts";
import { entryAtXsolla, isCanceled } from "./searched-order.ts";

/**
 * Compares an order in both ledgers, and applies the difference if the run does so.
 *
 * @returns the order as it is now; null when it is not on record
 * @throws a transient error, after which the whole hour has to be compared again
 */
export async function compareOrder(
  run: AuditRun,
  found: SearchedOrder,
  here: RecordedOrder | null,
): Promise<RecordedOrder | null> {
  const kind = findDifference(found, here);
  if (!kind) return here;
  // Nothing was granted, and the user for whom the order would be recorded does not exist.
  if (!here && isCanceled(found) && !(await exists(run, found))) return null;
  return reportDifference(run, kind, found, here);
}

const exists = async ({ backend }: AuditRun, { user }: SearchedOrder) =>
  user != null && canOwnOrders(user.id) && (await findUser(backend, user.id)) !== null;

/** Applies a difference if the run does so, and reports it. */
export async function reportDifference(
  run: AuditRun,
  kind: DifferenceKind,
  found: SearchedOrder | null,
  here: RecordedOrder | null,
): Promise<RecordedOrder | null> {
  const difference = {
    orderId: found?.order_id ?? here?.key.orderId ?? "",
    uid: here?.key.uid ?? found?.user?.id ?? null,
    kind,
    atXsolla: found && entryAtXsolla(found),
    here: here && entryOf(here),
  };
  if (!run.isApplying) {
    run.onDifference({ ...difference, applied: false });
    return here;
  }
  try {
    const { isApplied, key, order } = await applyDifference(run, kind, found, here);
    run.onDifference({ ...difference, applied: isApplied }, order ?? undefined);
    return key && order ? { key, order } : here;
  } catch (error) {
    noteFailure(run, error, { orderId: difference.orderId, uid: here?.key.uid });
    run.onDifference({ ...difference, applied: false });
    return here;
  }
}

/**
 * Counts and logs a failure that concerns one order, so that the audit continues with the others.
 *
 * @throws the same error if it concerns more than this order
 */
export function noteFailure(run: AuditRun, error: unknown, about: Record<string, unknown>): void {
  run.deadline.throwIfAborted();
  const failure = failureOf(error);
  switch (failure.reason) {
    case "storage-unavailable":
    case "xsolla-unavailable":
    case "xsolla-busy":
    case "misconfigured":
      throw error;
    default:
      run.failed += 1;
      logFailure("audit.failed", failure, about);
  }
}
