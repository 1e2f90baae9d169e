import type { Backend } from "../backend.ts";
import type { OrderKey } from "../firestore/paths.ts";
import { expireOrder, lookUpOrder } from "../lookup/look-up-order.ts";
import type { PendingOrder } from "../order-store/pending-order.ts";
import { deletePendingOrder, scheduleCheck } from "../order-store/pending-order-store.ts";
import { isOverdue, nextCheckAfter, retryCheckAfter } from "../orders/check-schedule.ts";
import { isFinal } from "../orders/order.ts";
import { XsollaError } from "../xsolla/xsolla-failure.ts";

/** Result of the sweep's check of one order. */
export type Checked = "changed" | "unchanged" | "notLookedUp";

/**
 * Looks an order up that is due, and schedules its next check. If Xsolla cannot be reached, the next scheduled check is
 * the retry. After the last check, it is retried for an hour; then the order expires.
 *
 * @param overdue whether the payment token has expired. By default, the age of the pending order decides.
 * @throws XsollaError `xsolla-busy`, with nothing written, so that the order is still due
 */
export async function checkDueOrder(
  backend: Backend,
  key: OrderKey,
  pending: PendingOrder,
  now: Date,
  overdue: boolean = isOverdue(pending.createdAt, now),
): Promise<Checked> {
  const { createdAt } = pending;
  try {
    const outcome = await lookUpOrder(backend, key, pending, overdue);
    if (!outcome || !isFinal(outcome.order.status))
      await schedule(backend, key, nextCheckAfter(createdAt, now));
    return outcome ? "changed" : "unchanged";
  } catch (error) {
    if (!(error instanceof XsollaError) || error.failure.reason === "xsolla-busy") throw error;
    const retryAt = retryCheckAfter(createdAt, now);
    if (!retryAt) await expireOrder(backend, key);
    await schedule(backend, key, retryAt);
    return "notLookedUp";
  }
}

async function schedule(backend: Backend, key: OrderKey, nextCheckAt: Date | null): Promise<void> {
  if (nextCheckAt) await scheduleCheck(backend, key, nextCheckAt);
  else await deletePendingOrder(backend, key);
}
