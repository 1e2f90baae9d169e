import type { Order } from "./order.ts";
import type { StandalonePayment } from "./payment.ts";
import type { Subscription } from "./subscriptions/subscription.ts";

/** The subject of a notification. */
export type Subject = Order | StandalonePayment | Subscription;

/** A subject that can be refunded. */
export type Transaction = Order | StandalonePayment;

/** Finds the subject that lists a payment's notifications. */
export const subjectOf = (transaction: Transaction): Subject =>
  transaction.kind === "payment" ? (transaction.subscription ?? transaction) : transaction;
