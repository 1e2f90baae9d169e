import type { RecordedOrder } from "../order-store/load-recorded-order.ts";
import type { OrderLine } from "../orders/order.ts";

/** Kinds of differences between Xsolla's ledger and the orders on record. */
export type DifferenceKind =
  /** Paid at Xsolla, and not granted here. */
  | "paid-not-granted"
  /** Canceled at Xsolla, and not canceled here. */
  | "refunded-not-revoked"
  /** Paid at Xsolla, perhaps refunded since, and not on record. */
  | "not-on-record"
  | "items-differ"
  | "amount-differs"
  | "owner-differs"
  /** Created by this backend's token call and paid here, and not paid at Xsolla. */
  | "not-at-xsolla";

/** An order as one of the ledgers shows it. */
export interface Entry {
  status: string;
  items: OrderLine[];
  amount: string | null;
  currency: string | null;
  uid: string | null;
}

/** One difference, with both entries as they were before it was applied. */
export interface Difference {
  orderId: string;
  /** The owner on record, otherwise the user that Xsolla names. */
  uid: string | null;
  kind: DifferenceKind;
  atXsolla: Entry | null;
  here: Entry | null;
  /** The difference is repaired, or it is the order's `problem`. */
  applied: boolean;
}

/** Makes the entry of an order on record. */
export const entryOf = ({ key, order }: RecordedOrder): Entry => ({
  status: order.status,
  items: order.items,
  amount: order.amount,
  currency: order.currency,
  uid: key.uid,
});
