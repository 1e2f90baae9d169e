import type { QueryDocumentSnapshot } from "firebase-admin/firestore";
import { z } from "zod";
import type { Backend } from "../backend.ts";
import { firestore } from "../firestore/firestore.ts";
import type { OrderKey } from "../firestore/paths.ts";
import { unsettledOfTransaction } from "../firestore/queries.ts";
import { refund } from "../orders/order.ts";
import { applyToOrder } from "./apply-to-order.ts";
import { settledByOrder } from "./notification-store.ts";

/** Settles the unsettled notifications of a transaction, because its order is on record now. */
export async function settlePayments(backend: Backend, transactionId: string, key: OrderKey): Promise<void> {
  const { docs } = await unsettledOfTransaction(firestore(backend), transactionId).get();
  // One after the other, because each refund changes the same order.
  for (const document of docs) await settleByOrder(backend, document, key);
}

const waiting = z.object({ refund: z.object({ key: z.string(), entry: refund }) });

/** Marks an unsettled notification as handled. If it reports a refund, the order gets it in the same transaction. */
export async function settleByOrder(
  backend: Backend,
  document: QueryDocumentSnapshot,
  key: OrderKey,
): Promise<void> {
  const { data } = waiting.safeParse(document.data());
  if (data) {
    const { entry, key: refundKey } = data.refund;
    const { outcome } = await applyToOrder(
      backend,
      key,
      { type: "refund", refund: entry },
      { refundKey, alongside: (transaction) => transaction.update(document.ref, settledByOrder(key)) },
    );
    if (outcome) return;
  }
  await document.ref.update(settledByOrder(key));
}
