import type { Backend } from "../backend.ts";
import { firestore } from "../firestore/firestore.ts";
import { keyOf, type OrderKey } from "../firestore/paths.ts";
import { ordersOfPlayer, ordersOfTransaction } from "../firestore/queries.ts";

/** What an event may say about its order when it does not carry the order's id. */
export interface OrderTraits {
  uid?: string | undefined;
  externalId?: string | null | undefined;
  transactionId?: string | null | undefined;
}

/**
 * Finds the order of an event that carries no order id, by external id, then by transaction id. Both are immutable once
 * they are set. Without `uid` the orders of all players are searched.
 */
export async function findOrder(
  backend: Backend,
  { uid, externalId, transactionId }: OrderTraits,
): Promise<OrderKey | null> {
  const db = firestore(backend);
  const queries =
    uid === undefined
      ? [transactionId && ordersOfTransaction(db, transactionId)]
      : [
          externalId && ordersOfPlayer(db, uid, "externalId", externalId),
          transactionId && ordersOfPlayer(db, uid, "transactionId", transactionId),
        ];
  for (const query of queries) {
    const found = query ? (await query.get()).docs[0] : undefined;
    if (found) return keyOf(found.ref);
  }
  return null;
}
