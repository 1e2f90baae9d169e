import type { Order, Problem, Refund } from "./order.ts";

/** Facts about the order in every event that names it. Null where the event does not say. */
export type OrderFacts = Pick<
  Order,
  "sandbox" | "items" | "amount" | "currency" | "transactionId" | "externalId"
>;

/** Differences that are not a mismatch: another amount after a discount, more lines because of bundles or bonuses. */
export interface Tolerance {
  amount: boolean;
  items: boolean;
}

/** Everything that can happen to an order, independent of HTTP and of Xsolla's JSON. */
export type OrderEvent =
  /**
   * The order is paid and its items are due. A notification lists all items. The order's status at Xsolla may leave out
   * the contents of bundles and bonuses. A later notification then grants the missing items.
   */
  | { type: "paid"; reportedBy: "notification" | "status"; facts: OrderFacts; tolerance: Tolerance }
  /** The order is void: refunded, charged back or canceled. */
  | { type: "canceled"; facts: OrderFacts; refund: Refund | null }
  /** Money was taken. The items become due with `paid`. */
  | { type: "payment"; facts: OrderFacts; tolerance: Tolerance }
  /** Money was given back. The items are revoked by `canceled`. */
  | { type: "refund"; refund: Refund }
  /** The payment token has expired, so the order will not be paid. */
  | { type: "expired" }
  /** A human should look at the order. */
  | { type: "problem"; problem: Problem };

/** Removes the refund from an event, because it is on record already. Returns null when nothing else is left. */
export function withoutRefund(event: OrderEvent): OrderEvent | null {
  if (event.type === "refund") return null;
  return event.type === "canceled" ? { ...event, refund: null } : event;
}
