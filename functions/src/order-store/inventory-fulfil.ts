import { FieldValue, type Firestore, type Transaction } from "firebase-admin/firestore";
import type { OrderLine } from "../orders/order.ts";

/** Items that move into (`grant`) or out of (`revoke`) a player's possession, and by which order. */
export interface Movement {
  direction: "grant" | "revoke";
  uid: string;
  orderId: string;
  sandbox: boolean;
  /** Each SKU once. A bundle and its contents are lines of their own. */
  items: OrderLine[];
}

/**
 * THE EXTENSION POINT: a studio that keeps its items elsewhere replaces this function. It is called inside the
 * transaction that changes the order, before anything is written, exactly once for each grant and each revocation
 * that takes effect. It may read and then write through `transaction`; what it writes commits together with the order
 * or not at all. It may be called again when the transaction is repeated, so it must have no effect outside it. What
 * it throws fails the delivery, and Xsolla sends it again.
 *
 * As it stands, it keeps `users/{uid}/inventory/{sku}` = `{quantity, updatedAt}`. Below zero means that items were
 * refunded that the player had used up. Increments need no read, so two orders of one player do not wait for each
 * other.
 */
export async function moveItems(transaction: Transaction, db: Firestore, movement: Movement): Promise<void> {
  const sign = movement.direction === "grant" ? 1 : -1;
  for (const { sku, quantity } of movement.items) {
    transaction.set(
      db.doc(`users/${movement.uid}/inventory/${sku}`),
      { quantity: FieldValue.increment(sign * quantity), updatedAt: FieldValue.serverTimestamp() },
      { merge: true },
    );
  }
}
