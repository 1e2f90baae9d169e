import type { Backend } from "../backend.ts";
import type { OrderKey } from "../firestore/paths.ts";
import { log } from "../log.ts";
import { applyToOrder } from "../order-store/apply-to-order.ts";
import type { PendingOrder } from "../order-store/pending-order.ts";
import type { Outcome } from "../orders/apply-event.ts";
import type { OrderEvent } from "../orders/order-event.ts";
import { outcomeFields } from "../orders/outcome-fields.ts";
import { severityOf } from "../orders/problems.ts";
import { readXsollaOrder } from "../xsolla/read-xsolla-order.ts";
import { foundEvent } from "./found-event.ts";

/**
 * Asks Xsolla about an order, and applies the answer as a notification would have been applied. If the order is overdue
 * and still unpaid, it expires. Returns null if nothing changed.
 *
 * @throws XsollaError if the call to Xsolla fails
 */
export async function lookUpOrder(
  backend: Backend,
  key: OrderKey,
  pending: PendingOrder,
  overdue: boolean,
): Promise<Outcome | null> {
  const found = await readXsollaOrder(backend.config.store(), key.orderId, pending.token);
  if (!found) log("WARNING", "order.unreadable", { ...key });
  const event = found && foundEvent(found, pending);
  if (event) return applyFound(backend, key, event);
  return overdue ? expireOrder(backend, key) : null;
}

/** Ends an unpaid order as `expired`. Returns null if that changes nothing. */
export const expireOrder = (backend: Backend, key: OrderKey): Promise<Outcome | null> =>
  applyFound(backend, key, { type: "expired" });

async function applyFound(backend: Backend, key: OrderKey, event: OrderEvent): Promise<Outcome | null> {
  const { outcome } = await applyToOrder(backend, key, event);
  if (!outcome) return null;
  log(severityOf(outcome.order), "order.found", { ...key, found: event.type, ...outcomeFields(outcome) });
  return outcome;
}
