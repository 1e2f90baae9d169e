import type { Backend } from "../backend.ts";
import { firestore } from "../firestore/firestore.ts";
import { loadOrder } from "../order-store/load-order.ts";
import { loadOwner } from "../order-store/load-owner.ts";
import { canOwnOrders } from "../orders/can-own-orders.ts";
import type { RecordedOrder } from "./difference.ts";

/** The record of an order, whoever's it is; null when there is none. */
export async function loadRecorded(
  backend: Backend,
  orderId: string,
  likelyUid?: string | undefined,
): Promise<RecordedOrder | null> {
  const likely = likelyUid !== undefined && canOwnOrders(likelyUid) ? likelyUid : undefined;
  const found = likely === undefined ? null : await loadUnder(backend, likely, orderId);
  if (found) return found;
  // The owner's document names the player, whoever the books name.
  const uid = await loadOwner(firestore(backend), orderId);
  return uid === undefined || uid === likely ? null : loadUnder(backend, uid, orderId);
}

async function loadUnder(backend: Backend, uid: string, orderId: string): Promise<RecordedOrder | null> {
  const key = { uid, orderId };
  const order = await loadOrder(backend, key);
  return order && { key, order };
}
