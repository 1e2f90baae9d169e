import type { Backend } from "../backend.ts";
import { firestore } from "../firestore/firestore.ts";
import { keyOf, type OrderKey } from "../firestore/paths.ts";
import { ordersOfPlayer, ordersOfTransaction } from "../firestore/queries.ts";
import { canOwnOrders } from "../orders/can-own-orders.ts";

/** Fields that identify the order of an event that carries no order id. */
export interface OrderTraits {
  uid?: string | undefined;
  externalId?: string | null | undefined;
  transactionId?: string | null | undefined;
}

/**
 * Finds the order of an event that carries no order id, by external id, then by transaction id. Both are immutable once
 * they are set. A transaction pays one order, whichever user the event names, so the orders of all players are searched
 * last.
 */
export async function findOrder(
  backend: Backend,
  { uid, externalId, transactionId }: OrderTraits,
): Promise<OrderKey | null> {
  const db = firestore(backend);
  const ofPlayer = uid !== undefined && canOwnOrders(uid);
  const queries = [
    ofPlayer && externalId && ordersOfPlayer(db, uid, "externalId", externalId),
    ofPlayer && transactionId && ordersOfPlayer(db, uid, "transactionId", transactionId),
    transactionId && ordersOfTransaction(db, transactionId),
  ];
  for (const query of queries) {
    const found = query ? (await query.get()).docs[0] : undefined;
    if (found) return keyOf(found.ref);
  }
  return null;
}
