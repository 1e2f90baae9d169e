import { log } from "../log.ts";
import { loggableUid } from "../loggable-uid.ts";
import type { Order } from "../orders/order.ts";
import { severityOf } from "../orders/problems.ts";
import type { Difference } from "./difference.ts";

/** Logs a difference. ERROR means that money was taken and nothing was granted. */
export function logDifference(
  { kind, uid, orderId, atXsolla, here, applied }: Difference,
  order: Order | undefined,
): void {
  const isGrave = !applied || (order && severityOf(order) === "ERROR");
  log(isGrave ? "ERROR" : "WARNING", "audit.difference", {
    kind,
    uid: loggableUid(uid),
    orderId,
    atXsolla: atXsolla?.status ?? null,
    here: here?.status ?? null,
    applied,
    problem: order?.problem,
    transactionId: order?.transactionId,
  });
}
