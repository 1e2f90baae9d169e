import { GrpcStatus, type Transaction } from "firebase-admin/firestore";
import { firestore } from "../firestore/firestore.ts";
import { keyOf, type OrderKey, orderAt, pendingOrderAt } from "../firestore/paths.ts";
import { ordersOfPlayer, ordersOfTransaction } from "../firestore/queries.ts";
import { hasCode, untilCommitted } from "../firestore/until-committed.ts";
import { applyEvent, type Outcome, type Policy } from "../orders/apply-event.ts";
import { isFinal, type Order } from "../orders/order.ts";
import { type OrderEvent, withoutRefund } from "../orders/order-event.ts";
import { moveItems } from "./inventory-fulfil.ts";
import { readOrder, writeOrder } from "./order-document.ts";
import { newPendingOrder, type PendingOrder } from "./pending-order.ts";

/** Each failed attempt means that another delivery of the same order got through. */
const MAX_ATTEMPTS = 10;

/**
 * Writes the order of a new payment token, and what it takes to ask Xsolla about it. When a webhook about it was
 * faster, its record stays as it is.
 */
export async function createOrder(
  key: OrderKey,
  asked: Pick<Order, "items" | "amount" | "currency" | "externalId" | "sandbox">,
  { token, contents }: Pick<PendingOrder, "token" | "contents">,
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
  const pending = newPendingOrder({ token, contents, asked: asked.items, sandbox: asked.sandbox }, now);
  await firestore()
    .batch()
    .create(orderAt(key), writeOrder(order))
    .set(pendingOrderAt(key), { ...pending })
    .commit()
    .catch((error: unknown) => {
      if (!hasCode(error, GrpcStatus.ALREADY_EXISTS)) throw error;
    });
}

/** The order, or null when there is none. */
export async function loadOrder(key: OrderKey): Promise<Order | null> {
  const stored = await orderAt(key).get();
  return stored.exists ? readOrder(stored.data()) : null;
}

export interface ApplyOptions {
  policy: Policy;
  /** Two refunds with one key are one refund: their entries in the order may be alike all the same. */
  refundKey?: string | undefined;
  /**
   * Called before an order is recorded that is not there; what it throws ends the matter. Without it, such an order is
   * not recorded.
   */
  beforeRecording?: () => Promise<void>;
  /** Writes more that has to be committed with the change. */
  alongside?: (transaction: Transaction) => void;
}

/**
 * Applies an event to an order: the order, the inventory and the mark of a refund change together or not at all.
 * Returns what changed, or null when nothing did.
 *
 * The order is read before the transaction, and the transaction commits only if it has not changed since; otherwise
 * all is done again with what it is now. So deliveries that arrive at once hold no locks against each other, and one
 * that is repeated costs a read and no transaction.
 */
export const applyToOrder = (
  key: OrderKey,
  event: OrderEvent,
  options: ApplyOptions,
): Promise<Outcome | null> => untilCommitted(MAX_ATTEMPTS, () => applyOnce(key, event, options));

async function applyOnce(key: OrderKey, event: OrderEvent, options: ApplyOptions): Promise<Outcome | null> {
  const { policy, refundKey, beforeRecording, alongside } = options;
  const db = firestore();
  const ref = orderAt(key);
  const mark = refundKey === undefined ? null : ref.collection("refunds").doc(refundKey);
  const [stored, marked] = await db.getAll(ref, ...(mark ? [mark] : []));
  const order = stored?.exists ? readOrder(stored.data()) : null;
  if (!order && !beforeRecording) return null;
  const news = marked?.exists ? withoutRefund(event) : event;
  const outcome = news && applyEvent(order, news, policy, new Date());
  if (!outcome) return null;
  if (!order) await beforeRecording?.();

  const commit = async (transaction: Transaction) => {
    const { movement } = outcome;
    if (movement) await moveItems(transaction, db, { ...key, ...movement, sandbox: outcome.order.sandbox });
    if (stored?.updateTime)
      transaction.update(ref, writeOrder(outcome.order), { lastUpdateTime: stored.updateTime });
    else transaction.create(ref, writeOrder(outcome.order));
    if (mark && !marked?.exists) transaction.create(mark, { at: outcome.order.updatedAt });
    if (order?.source === "token" && !isFinal(order.status) && isFinal(outcome.order.status))
      transaction.delete(pendingOrderAt(key));
    alongside?.(transaction);
  };
  // A repetition has to begin with reading, so it is ours and not the SDK's.
  await db.runTransaction(commit, { maxAttempts: 1 });
  return outcome;
}

/** What an event may know of the order that it is about, beside its id. */
export interface OrderTraits {
  uid?: string | undefined;
  externalId?: string | null | undefined;
  transactionId?: string | null | undefined;
}

/**
 * Finds the order that an event is about without naming it. The traits are tried one by one; neither ever changes once
 * it is set. Without `uid` the orders of all players are searched.
 */
export async function findOrder({ uid, externalId, transactionId }: OrderTraits): Promise<OrderKey | null> {
  const queries =
    uid === undefined
      ? [transactionId && ordersOfTransaction(transactionId)]
      : [
          externalId && ordersOfPlayer(uid, "externalId", externalId),
          transactionId && ordersOfPlayer(uid, "transactionId", transactionId),
        ];
  for (const query of queries) {
    const found = query ? (await query.get()).docs[0] : undefined;
    if (found) return keyOf(found.ref);
  }
  return null;
}
