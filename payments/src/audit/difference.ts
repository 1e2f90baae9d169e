import type { OrderKey } from "../firestore/paths.ts";
import type { Order, OrderLine } from "../orders/order.ts";

/** Where Xsolla's books and ours say different things. */
export type DifferenceKind =
  /** Paid at Xsolla, and here not. */
  | "paid-not-granted"
  /** Canceled at Xsolla, and here not. */
  | "refunded-not-revoked"
  /** Paid at Xsolla, and unknown here. */
  | "not-on-record"
  | "items-differ"
  | "amount-differs"
  | "owner-differs"
  /** Paid here, by an order of the backend's own token call, and not at Xsolla. */
  | "not-at-xsolla";

/** What one of the books says about an order. */
export interface Entry {
  status: string;
  items: OrderLine[];
  amount: string | null;
  currency: string | null;
  uid: string | null;
}

/** One difference, with both books as they were before anything was applied. */
export interface Difference {
  orderId: string;
  /** The owner on record, else the user that Xsolla names. */
  uid: string | null;
  kind: DifferenceKind;
  atXsolla: Entry | null;
  here: Entry | null;
  /** It is gone, or it is noted as the order's `problem`. */
  applied: boolean;
}

/** An order of ours, under its key. */
export interface RecordedOrder {
  key: OrderKey;
  order: Order;
}

export const entryOf = ({ key, order }: RecordedOrder): Entry => ({
  status: order.status,
  items: order.items,
  amount: order.amount,
  currency: order.currency,
  uid: key.uid,
});
