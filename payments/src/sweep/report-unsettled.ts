import type { QueryDocumentSnapshot } from "firebase-admin/firestore";
import { z } from "zod";
import type { Backend } from "../backend.ts";
import { firestore } from "../firestore/firestore.ts";
import { pagesOf } from "../firestore/pages-of.ts";
import { unreportedReceivedUntil } from "../firestore/queries.ts";
import { log } from "../log.ts";
import { loggableUid } from "../loggable-uid.ts";
import { findOrder } from "../order-store/find-order.ts";
import { settleByOrder } from "../order-store/settle-payments.ts";
import { settlementCutoff } from "../orders/check-schedule.ts";

const waiting = z.object({
  type: z.string().catch("?"),
  uid: z.string().nullish().catch(null),
  transactionId: z.string().nullish().catch(null),
});

/**
 * Logs an ERROR for each payment of real money that has waited an hour for its order, once. A payment whose order is on
 * record by now is marked as handled instead.
 */
export async function reportUnsettled(backend: Backend, now: Date, deadline: AbortSignal): Promise<void> {
  for await (const page of pagesOf(unreportedReceivedUntil(firestore(backend), settlementCutoff(now)))) {
    for (const document of page) {
      if (deadline.aborted) return;
      await report(backend, document);
    }
  }
}

async function report(backend: Backend, document: QueryDocumentSnapshot): Promise<void> {
  const { type, uid, transactionId } = waiting.parse(document.data());
  const key = await findOrder(backend, { transactionId });
  if (key) return settleByOrder(backend, document, key);
  log("ERROR", "payment.unsettled", { id: document.id, type, uid: loggableUid(uid), transactionId });
  await document.ref.update({ unsettled: "reported" });
}
