import type { Order, Problem, Refund } from "./order.ts";

/** What Xsolla says about the order with every event that names it. Null where the event does not tell. */
export type OrderFacts = Pick<
  Order,
  "sandbox" | "items" | "amount" | "currency" | "transactionId" | "externalId"
>;

/** What is no mismatch: another amount where there are discounts, more lines where there are bundles or bonuses. */
export interface MayDiffer {
  amount: boolean;
  items: boolean;
}

/** Everything that can happen to an order, in words of our own: no HTTP, no JSON of Xsolla's. */
export type OrderEvent =
  /**
   * The order is paid and its items are due. A notification lists all of them; the order's status at Xsolla may leave
   * out the contents of bundles and bonuses, which a notification that comes later makes up for.
   */
  | { type: "paid"; toldBy: "notification" | "status"; facts: OrderFacts; mayDiffer: MayDiffer }
  /** The order is void: refunded, charged back or canceled. */
  | { type: "canceled"; facts: OrderFacts; refund: Refund | null }
  /** Money was taken; the items become due with `paid`. */
  | { type: "payment"; facts: OrderFacts; mayDiffer: MayDiffer }
  /** Money was given back; the items are taken back with `canceled`. */
  | { type: "refund"; refund: Refund }
  /** Time is up: nobody pays this order any more. */
  | { type: "expired" }
  /** Something that a human should know. */
  | { type: "problem"; problem: Problem };

/** What is left of an event whose refund is on record already. */
export function withoutRefund(event: OrderEvent): OrderEvent | null {
  if (event.type === "refund") return null;
  return event.type === "canceled" ? { ...event, refund: null } : event;
}
