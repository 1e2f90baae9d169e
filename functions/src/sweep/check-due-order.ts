import type { OrderKey } from "../firestore/paths.ts";
import { checkOrder, expireOrder } from "../lookup/look-up-order.ts";
import type { PendingOrder } from "../order-store/pending-order.ts";
import { forgetPendingOrder, scheduleCheck } from "../order-store/pending-order-store.ts";
import { isOverdue, nextCheckAfter, repeatCheckAfter } from "../orders/check-schedule.ts";
import { isFinal } from "../orders/order.ts";
import { XsollaError } from "../xsolla/failure.ts";

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
  key: OrderKey,
  pending: PendingOrder,
  now: Date,
  overdue: boolean = isOverdue(pending.createdAt, now),
): Promise<Checked> {
  const { createdAt } = pending;
  try {
    const outcome = await checkOrder(key, pending, overdue);
    if (!outcome || !isFinal(outcome.order.status)) await schedule(key, nextCheckAfter(createdAt, now));
    return outcome ? "changed" : "unchanged";
  } catch (error) {
    if (!(error instanceof XsollaError) || error.failure.reason === "xsolla-busy") throw error;
    const repetition = repeatCheckAfter(createdAt, now);
    if (!repetition) await expireOrder(key);
    await schedule(key, repetition);
    return "not-asked";
  }
}

async function schedule(key: OrderKey, nextCheckAt: Date | null): Promise<void> {
  if (nextCheckAt) await scheduleCheck(key, nextCheckAt);
  else await forgetPendingOrder(key);
}
