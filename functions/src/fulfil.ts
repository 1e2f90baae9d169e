import { type Fulfil, inventoryFulfil } from "xsolla-firebase-payments";

/**
 * Grants and revokes what players bought. A studio puts its own rules here. It runs inside the transaction that changes
 * the order, once for each grant and each revocation. Read first, then write, and only through `transaction`, because
 * Firestore may run it again.
 *
 * @example A VIP flag beside the inventory:
 * if (movement.items.some(({ sku }) => sku === "vip"))
 *   transaction.set(db.doc(`guilds/${movement.uid}`), { vip: movement.direction === "grant" }, { merge: true });
 */
export const fulfil: Fulfil = async (transaction, movement, db) => {
  await inventoryFulfil(transaction, movement, db);
};
