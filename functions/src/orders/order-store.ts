import { type CollectionReference, type DocumentReference, GrpcStatus } from "firebase-admin/firestore";
import { z } from "zod";
import { firestore } from "../firebase.ts";
import { applyEvent, type Outcome, type Policy } from "./apply-event.ts";
import { moveItems } from "./fulfilment.ts";
import type { Order } from "./order.ts";
import { readOrder } from "./order-document.ts";
import { type OrderEvent, withoutRefund } from "./order-event.ts";

/** Deliveries of one order that arrive at once wait for each other; each gets its turn within these attempts. */
const MAX_ATTEMPTS = 10;

/** Where an order is: `orderId` is Xsolla's, in decimal digits. */
export interface OrderKey {
  uid: string;
  orderId: string;
}

/**
 * Writes the order of a new payment token. When a webhook about it was faster, its record stays as it is.
 */
export async function createOrder(
  key: OrderKey,
  asked: Pick<Order, "items" | "amount" | "currency" | "externalId" | "sandbox">,
): Promise<void> {
  const now = new Date();
  const order: Order = {
    ...asked,
    status: "new",
    granted: false,
    transactionId: null,
    refunds: [],
    problem: null,
    source: "token",
    createdAt: now,
    updatedAt: now,
  };
  await orderAt(key)
    .create(order)
    .catch((error: unknown) => {
      if (!isAlreadyThere(error)) throw error;
    });
}

export interface ApplyOptions {
  policy: Policy;
  /** Two refunds with one key are one refund: their entries in the order may be alike all the same. */
  refundKey?: string | undefined;
  /** Called before an order is recorded that is not there; what it throws ends the transaction. */
  beforeRecording: () => Promise<void>;
}

/**
 * Applies an event to an order in one transaction: the order, the inventory and the mark of a refund change
 * together or not at all. Returns what changed, or null when nothing did.
 */
export function applyToOrder(
  key: OrderKey,
  event: OrderEvent,
  options: ApplyOptions,
): Promise<Outcome | null> {
  const db = firestore();
  const ref = orderAt(key);
  const mark = options.refundKey === undefined ? null : ref.collection("refunds").doc(options.refundKey);
  return db.runTransaction(
    async (transaction) => {
      const [stored, marked] = await transaction.getAll(ref, ...(mark ? [mark] : []));
      const order = stored?.exists ? readOrder(stored.data()) : null;
      const news = marked?.exists ? withoutRefund(event) : event;
      const now = new Date();
      const outcome = news && applyEvent(order, news, options.policy, now);
      if (!outcome) return null;
      if (!order) await options.beforeRecording();
      const { movement } = outcome;
      if (movement) await moveItems(transaction, db, { ...key, ...movement, sandbox: outcome.order.sandbox });
      transaction.set(ref, outcome.order, { merge: true });
      if (mark && !marked?.exists) transaction.create(mark, { at: now });
      return outcome;
    },
    { maxAttempts: MAX_ATTEMPTS },
  );
}

/** What an event may know of the order that it is about, beside its id. */
export interface OrderTraits {
  uid?: string | undefined;
  externalId?: string | null | undefined;
  transactionId?: string | null | undefined;
}

/**
 * Finds the order that an event is about without naming it. The traits are tried one by one; neither ever changes once
 * it is set. Without `uid` the orders of all users are searched.
 */
export async function findOrder({ uid, externalId, transactionId }: OrderTraits): Promise<OrderKey | null> {
  const orders = uid === undefined ? firestore().collectionGroup("orders") : ordersOf(uid);
  for (const [field, value] of Object.entries({ externalId, transactionId })) {
    if (!value) continue;
    const found = (await orders.where(field, "==", value).limit(1).get()).docs[0];
    const owner = found?.ref.parent.parent?.id;
    if (found && owner) return { uid: owner, orderId: found.id };
  }
  return null;
}

const ordersOf = (uid: string): CollectionReference => firestore().collection(`users/${uid}/orders`);

const orderAt = ({ uid, orderId }: OrderKey): DocumentReference => ordersOf(uid).doc(orderId);

const isAlreadyThere = (error: unknown) =>
  z.object({ code: z.literal(GrpcStatus.ALREADY_EXISTS) }).safeParse(error).success;
