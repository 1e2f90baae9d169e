import { FieldValue } from "firebase-admin/firestore";
import { z } from "zod";
import { fail } from "../failure.ts";
import { inventoryItemAt } from "../firestore/paths.ts";
import type { Spend } from "../options.ts";

const balance = z.object({ quantity: z.number() });

/**
 * Takes virtual currency from `xsollaPlayers/{uid}/xsollaInventory/{sku}`, where `inventoryFulfil` keeps it. Like
 * `inventoryFulfil`, it reads outside the transaction. The transaction commits only if the document has not changed
 * since.
 *
 * @throws FailureError `not-enough-currency`
 */
export const inventorySpend: Spend = async (transaction, { uid, sku, amount }, db) => {
  const stored = await inventoryItemAt(db, uid, sku).get();
  const quantity = balance.safeParse(stored.data()).data?.quantity ?? 0;
  if (quantity < amount || !stored.updateTime)
    return fail({ reason: "not-enough-currency", missing: amount - quantity });
  transaction.update(
    stored.ref,
    { quantity: FieldValue.increment(-amount), updatedAt: FieldValue.serverTimestamp() },
    { lastUpdateTime: stored.updateTime },
  );
};
