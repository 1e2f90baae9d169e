import type { Backend } from "../backend.ts";
import { firestore } from "../firestore/firestore.ts";
import type { OrderKey } from "../firestore/paths.ts";
import { canOwnOrders } from "../orders/can-own-orders.ts";
import type { Order } from "../orders/order.ts";
import { loadOrder } from "./load-order.ts";
import { loadOwner } from "./load-owner.ts";

/** An order on record, with its key. */
export interface RecordedOrder {
  key: OrderKey;
  order: Order;
}

/**
 * Loads an order of any player; null when it is not on record.
 *
 * @param likelyUid the user that Xsolla names. The order is read under this user first.
 */
export async function loadRecordedOrder(
  backend: Backend,
  orderId: string,
  likelyUid?: string | undefined,
): Promise<RecordedOrder | null> {
  const likely = likelyUid !== undefined && canOwnOrders(likelyUid) ? likelyUid : undefined;
  const found = likely === undefined ? null : await loadUnder(backend, likely, orderId);
  if (found) return found;
  // Xsolla's ledger may name another user than the owner on record.
  const uid = await loadOwner(firestore(backend), orderId);
  return uid === undefined || uid === likely ? null : loadUnder(backend, uid, orderId);
}

async function loadUnder(backend: Backend, uid: string, orderId: string): Promise<RecordedOrder | null> {
  const key = { uid, orderId };
  const order = await loadOrder(backend, key);
  return order && { key, order };
}
