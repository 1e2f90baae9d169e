import type { Item } from "./catalogue/item.ts";

/** One line of an order, priced when the order was made. */
export interface OrderLine {
  item: Item;
  quantity: number;
  /** Decimal, for all pieces of the line. */
  amount: string;
  amountWithoutDiscount: string;
}

export interface Attempt {
  at: string;
  /** Null when there was no answer. */
  status: number | null;
  body: string;
  ms: number;
}

/** One notification: all that became of it so far. */
export interface Delivery {
  type: string;
  /** `lost` is chaos: it was never sent. */
  state: "pending" | "delivered" | "failed" | "lost";
  attempts: Attempt[];
  nextAttemptAt: string | null;
}

/** Xsolla's own words: https://developers.xsolla.com/api/catalog (order). `done`: paid, and the studio has granted. */
export interface Order {
  id: number;
  /** 1 for the first since the start or the last reset. */
  number: number;
  status: "new" | "paid" | "done" | "canceled";
  token: string;
  sandbox: boolean;
  createdAt: Date;
  user: { id: string; email: string | undefined; name: string | undefined; country: string };
  lines: OrderLine[];
  /** Decimal, before any tax that is added. */
  amount: string;
  amountWithoutDiscount: string;
  currency: string;
  language: string;
  externalId: string | undefined;
  returnUrl: string | undefined;
  customParameters: Record<string, unknown> | undefined;
  /** 64 bits, as Pay Station's are: a reader who parses it as a double loses digits. */
  transactionId: bigint | undefined;
  paidAt: Date | undefined;
  /** Sum of the partial refunds so far. */
  refunded: number;
  deliveries: Delivery[];
}

export const isPaid = ({ status }: Order): boolean => status === "paid" || status === "done";
