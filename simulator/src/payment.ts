import type { Delivery } from "./delivery.ts";
import type { Subscription } from "./subscriptions/subscription.ts";

export interface Buyer {
  id: string;
  email: string | undefined;
  name: string | undefined;
  country: string;
}

/** What a buyer pays: for an order, for a subscription, or without either. */
export interface Payment {
  user: Buyer;
  sandbox: boolean;
  /** Decimal, before any tax that is added. */
  amount: string;
  currency: string;
  externalId: string | undefined;
  customParameters: Record<string, unknown> | undefined;
  /** 64 bits, as Pay Station's are: a reader who parses it as a double loses digits. */
  transactionId: bigint | undefined;
  paidAt: Date | undefined;
  /** Sum of the partial refunds so far. */
  refunded: number;
  /** Why all of it was given back. */
  refundReason: string | undefined;
}

/** A payment that no store order belongs to, as after a token of the Merchant API. */
export interface StandalonePayment extends Payment {
  kind: "payment";
  /** 1 for the first since the start or the last reset. */
  number: number;
  status: "new" | "done" | "refunded";
  /** Fields of `purchase` in its notifications that say what was paid for. */
  purchase: Record<string, unknown>;
  /** Lists this payment's notifications among its own. */
  subscription: Subscription | undefined;
  deliveries: Delivery[];
}
