import { info, warn } from "firebase-functions/logger";
import { readPolicy, readXsollaStore } from "../config.ts";
import type { OrderKey } from "../firestore/paths.ts";
import { applyToOrder } from "../order-store/apply-to-order.ts";
import type { PendingOrder } from "../order-store/pending-order.ts";
import type { Outcome } from "../orders/apply-event.ts";
import type { OrderEvent } from "../orders/order-event.ts";
import { readXsollaOrder } from "../xsolla/read-xsolla-order.ts";
import { foundEvent } from "./found-event.ts";

/**
 * Asks Xsolla about an order, and applies what it says as the webhook would have done. One that is overdue and still
 * unpaid expires. Null when nothing changed.
 *
 * @throws XsollaError when Xsolla cannot be asked
 */
export async function checkOrder(
  key: OrderKey,
  pending: PendingOrder,
  overdue: boolean,
): Promise<Outcome | null> {
  const found = await readXsollaOrder(readXsollaStore(), key.orderId, pending.token);
  if (!found) warn("order.unreadable", { ...key });
  const event = found && foundEvent(found, pending);
  if (event) return applyFound(key, event);
  return overdue ? expireOrder(key) : null;
}

export const expireOrder = (key: OrderKey): Promise<Outcome | null> => applyFound(key, { type: "expired" });

async function applyFound(key: OrderKey, event: OrderEvent): Promise<Outcome | null> {
  const outcome = await applyToOrder(key, event, { policy: readPolicy() });
  if (!outcome) return null;
  const { status, granted, problem } = outcome.order;
  (problem ? warn : info)("order.found", { ...key, found: event.type, status, granted, problem });
  return outcome;
}
