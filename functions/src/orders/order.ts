/** How many of one SKU. */
export interface OrderLine {
  sku: string;
  quantity: number;
}

/** One refund that Xsolla reported. `code` is Xsolla's: 2 chargeback, 4 potential fraud, 9 user's request, … */
export interface Refund {
  type: "refund" | "partial_refund";
  code: number | null;
  reason: string | null;
  /** Decimal, as Xsolla wrote it. */
  amount: string | null;
  currency: string | null;
}

/** Why a human should look at an order. */
export type Problem =
  /** What was paid is not what the catalogue asked for. */
  | "amount-mismatch"
  /** What was bought is not what the player asked for. */
  | "items-mismatch"
  /** A sandbox order in production: recorded, nothing granted. */
  | "sandbox-not-granted"
  /** Paid after it had been canceled: the money is there, and nothing was granted. */
  | "paid-when-canceled"
  /** Money was taken a day ago, and Xsolla still does not say that the items are due. */
  | "paid-not-done"
  /** The payment system declined; the player may try again. */
  | "declined"
  /** Anti-fraud refused a payment, or blocked its payer. */
  | "fraud"
  /** The payer disputes the payment. */
  | "dispute";

/**
 * `new` unpaid · `paid` money taken, items not yet granted (separate webhooks, between the two) · `done` paid and
 * handled · `canceled` never changes again · `expired` unpaid for a day; may still be paid.
 */
export type OrderStatus = "new" | "paid" | "done" | "canceled" | "expired";

/** Nothing is asked of Xsolla any more. Of an expired order it may still tell by itself that it was paid. */
export const isFinal = (status: OrderStatus): boolean => status !== "new" && status !== "paid";

/** An order as it is stored in `users/{uid}/orders/{orderId}`. */
export interface Order {
  status: OrderStatus;
  /** The items of this order are in the inventory now. */
  granted: boolean;
  /** Written once. */
  sandbox: boolean;
  /** As asked for; once paid, as Xsolla says was bought. */
  items: OrderLine[];
  /** Decimals; by the catalogue, once paid as Xsolla says. Null when not known. */
  amount: string | null;
  currency: string | null;
  transactionId: string | null;
  externalId: string | null;
  refunds: Refund[];
  /** A `Problem`, or what a human wrote there. */
  problem: string | null;
  /** Who made the record: our token call, or a webhook about an order from elsewhere. */
  source: "token" | "webhook";
  createdAt: Date;
  updatedAt: Date;
  paidAt?: Date | undefined;
  doneAt?: Date | undefined;
  canceledAt?: Date | undefined;
}
