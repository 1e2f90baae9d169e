import { type Fulfil, inventoryFulfil } from "xsolla-firebase-payments";

/**
 * Grants and revokes what players bought. This is the place for a studio's own rules: it runs inside the transaction
 * that changes the order, once for each grant and each revocation. Read first, then write, and only through
 * `transaction`: Firestore may repeat it.
 *
 * @example A VIP flag beside the inventory:
 * if (movement.items.some(({ sku }) => sku === "vip"))
 *   transaction.set(db.doc(`guilds/${movement.uid}`), { vip: movement.direction === "grant" }, { merge: true });
 */
export const fulfil: Fulfil = async (transaction, movement, db) => {
  await inventoryFulfil(transaction, movement, db);
};
