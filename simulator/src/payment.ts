import type { Delivery } from "./delivery.ts";
import type { Subscription } from "./subscriptions/subscription.ts";

export interface Buyer {
  id: string;
  email: string | undefined;
  name: string | undefined;
  country: string;
}

/** A payment: for an order, for a subscription, or for neither. */
export interface Payment {
  user: Buyer;
  sandbox: boolean;
  /** Decimal, before any tax that is added. */
  amount: string;
  currency: string;
  externalId: string | undefined;
  customParameters: Record<string, unknown> | undefined;
  /** 64 bits, as at Pay Station. A reader that parses it as a double loses digits. */
  transactionId: bigint | undefined;
  paidAt: Date | undefined;
  /** Sum of the partial refunds so far. */
  refunded: number;
  /** Reason of the full refund. */
  refundReason: string | undefined;
}

/** A payment without a store order, such as one by a token of the Merchant API. */
export interface StandalonePayment extends Payment {
  kind: "payment";
  /** 1 for the first since the start or the last reset. */
  number: number;
  status: "new" | "done" | "refunded";
  /** Fields of `purchase` in its notifications. They name the purchase. */
  purchase: Record<string, unknown>;
  /** The subscription that lists this payment's notifications. */
  subscription: Subscription | undefined;
  deliveries: Delivery[];
}
