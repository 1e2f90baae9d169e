import type { Backend } from "../backend.ts";
import { firestore } from "../firestore/firestore.ts";
import type { OrderKey } from "../firestore/paths.ts";
import { unsettledOfTransaction } from "../firestore/queries.ts";
import { settledByOrder } from "./notification-store.ts";

/** Marks the unsettled notifications of a transaction as handled, because its order is on record now. */
export async function settlePayments(backend: Backend, transactionId: string, key: OrderKey): Promise<void> {
  const { docs } = await unsettledOfTransaction(firestore(backend), transactionId).get();
  await Promise.all(docs.map(({ ref }) => ref.update(settledByOrder(key))));
}
