import { GrpcStatus } from "firebase-admin/firestore";
import { type OrderKey, pendingOrderAt } from "../firestore/paths.ts";
import { hasCode } from "../firestore/until-committed.ts";
import { type PendingOrder, readPendingOrder } from "./pending-order.ts";

/** Null when the order is final, or was made elsewhere. */
export async function loadPendingOrder(key: OrderKey): Promise<PendingOrder | null> {
  const stored = await pendingOrderAt(key).get();
  return stored.exists ? readPendingOrder(stored) : null;
}

/** Notes that Xsolla is asked now. False when somebody else was faster, or the order has become final. */
export async function claimAsking(key: OrderKey, { updateTime }: PendingOrder, now: Date): Promise<boolean> {
  return unless([GrpcStatus.FAILED_PRECONDITION, GrpcStatus.NOT_FOUND, GrpcStatus.ABORTED], () =>
    pendingOrderAt(key).update({ askedAt: now }, { lastUpdateTime: updateTime }),
  );
}

/** The sweep has asked, or tried to. Of an order that has become final meanwhile nothing is noted. */
export const scheduleCheck = (key: OrderKey, nextCheckAt: Date): Promise<boolean> =>
  unless([GrpcStatus.NOT_FOUND], () => pendingOrderAt(key).update({ nextCheckAt, askedAt: new Date() }));

export async function forgetPendingOrder(key: OrderKey): Promise<void> {
  await pendingOrderAt(key).delete();
}

/** Whether Firestore did it; false when it refused with one of these statuses. */
async function unless(codes: GrpcStatus[], write: () => Promise<unknown>): Promise<boolean> {
  try {
    await write();
    return true;
  } catch (error) {
    if (codes.some((code) => hasCode(error, code))) return false;
    throw error;
  }
}
