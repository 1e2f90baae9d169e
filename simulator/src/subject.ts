import type { Order } from "./order.ts";
import type { StandalonePayment } from "./payment.ts";
import type { Subscription } from "./subscriptions/subscription.ts";

/** What a notification is about. */
export type Subject = Order | StandalonePayment | Subscription;

/** What can be refunded. */
export type Transaction = Order | StandalonePayment;

/** Where a payment's notifications are listed. */
export const subjectOf = (transaction: Transaction): Subject =>
  transaction.kind === "payment" ? (transaction.subscription ?? transaction) : transaction;
