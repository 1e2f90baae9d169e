import { FieldValue } from "firebase-admin/firestore";
import { z } from "zod";
import { fail } from "../failure.ts";
import { inventoryItemAt } from "../firestore/paths.ts";
import type { Spend } from "../options.ts";

const balance = z.object({ quantity: z.number() });

/**
 * Takes virtual currency from `xsollaPlayers/{uid}/xsollaInventory/{sku}`, where `inventoryFulfil` keeps it.
 *
 * @throws FailureError `not-enough-currency`
 */
export const inventorySpend: Spend = async (transaction, { uid, sku, amount }, db) => {
  const ref = inventoryItemAt(db, uid, sku);
  const quantity = balance.safeParse((await transaction.get(ref)).data()).data?.quantity ?? 0;
  if (quantity < amount) fail({ reason: "not-enough-currency", missing: amount - quantity });
  transaction.update(ref, {
    quantity: FieldValue.increment(-amount),
    updatedAt: FieldValue.serverTimestamp(),
  });
};
