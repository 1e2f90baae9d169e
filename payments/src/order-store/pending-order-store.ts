import { GrpcStatus } from "firebase-admin/firestore";
import type { Backend } from "../backend.ts";
import { firestore } from "../firestore/firestore.ts";
import { type OrderKey, pendingOrderAt } from "../firestore/paths.ts";
import { hasCode } from "../firestore/until-committed.ts";
import { type PendingOrder, readPendingOrder } from "./pending-order.ts";

const refOf = (backend: Backend, key: OrderKey) => pendingOrderAt(firestore(backend), key);

/** Loads a pending order; null when its order is final, or when another system created the order. */
export async function loadPendingOrder(backend: Backend, key: OrderKey): Promise<PendingOrder | null> {
  const stored = await refOf(backend, key).get();
  return stored.exists ? readPendingOrder(stored) : null;
}

/**
 * Reserves the next lookup of an order for this request.
 *
 * @returns false when another request was faster, or when the order has become final
 */
export async function reserveLookup(
  backend: Backend,
  key: OrderKey,
  { updateTime }: PendingOrder,
  now: Date,
): Promise<boolean> {
  return unless([GrpcStatus.FAILED_PRECONDITION, GrpcStatus.NOT_FOUND, GrpcStatus.ABORTED], () =>
    refOf(backend, key).update({ askedAt: now }, { lastUpdateTime: updateTime }),
  );
}

/** Schedules the sweep's next check of an order. Does nothing if the order has become final since. */
export const scheduleCheck = (backend: Backend, key: OrderKey, nextCheckAt: Date): Promise<boolean> =>
  unless([GrpcStatus.NOT_FOUND], () => refOf(backend, key).update({ nextCheckAt, askedAt: new Date() }));

/** Ends polling about an order. Does nothing if it has ended already. */
export async function deletePendingOrder(backend: Backend, key: OrderKey): Promise<void> {
  await refOf(backend, key).delete();
}

/** Runs a write. Returns false when Firestore refuses it with one of these statuses. */
async function unless(codes: GrpcStatus[], write: () => Promise<unknown>): Promise<boolean> {
  try {
    await write();
    return true;
  } catch (error) {
    if (codes.some((code) => hasCode(error, code))) return false;
    throw error;
  }
}
