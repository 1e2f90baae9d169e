import type { Backend } from "../backend.ts";
import type { OrderKey } from "../firestore/paths.ts";
import { expireOrder, lookUpOrder } from "../lookup/look-up-order.ts";
import type { PendingOrder } from "../order-store/pending-order.ts";
import { deletePendingOrder, scheduleCheck } from "../order-store/pending-order-store.ts";
import { isOverdue, nextCheckAfter, repeatCheckAfter } from "../orders/check-schedule.ts";
import { isFinal } from "../orders/order.ts";
import { XsollaError } from "../xsolla/xsolla-failure.ts";

/** What the sweep's check of one order came to. */
export type Checked = "changed" | "unchanged" | "not-asked";

/**
 * Checks an order that is due, and schedules its next check. When Xsolla cannot be asked, that is the repetition; an
 * order about which Xsolla could not be asked for an hour after its last check expires unasked.
 *
 * @param overdue when the order itself says that it is older than its pending record
 * @throws XsollaError `xsolla-busy`, with nothing noted: it is still due.
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
    const repetition = repeatCheckAfter(createdAt, now);
    if (!repetition) await expireOrder(backend, key);
    await schedule(backend, key, repetition);
    return "not-asked";
  }
}

async function schedule(backend: Backend, key: OrderKey, nextCheckAt: Date | null): Promise<void> {
  if (nextCheckAt) await scheduleCheck(backend, key, nextCheckAt);
  else await deletePendingOrder(backend, key);
}
