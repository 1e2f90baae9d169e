import { FieldValue } from "firebase-admin/firestore";
import { inventoryItemAt } from "../firestore/paths.ts";
import type { Fulfil } from "../options.ts";

/**
 * Keeps `xsollaPlayers/{uid}/xsollaInventory/{sku}` = `{quantity, updatedAt}`. Below zero means that refunded items were
 * already used up. Increments need no read, so two orders of one player do not wait for each other.
 */
export const inventoryFulfil: Fulfil = (transaction, { direction, uid, items }, db) => {
  const sign = direction === "grant" ? 1 : -1;
  for (const { sku, quantity } of items) {
    transaction.set(
      inventoryItemAt(db, uid, sku),
      { quantity: FieldValue.increment(sign * quantity), updatedAt: FieldValue.serverTimestamp() },
      { merge: true },
    );
  }
};
