import type { Transaction } from "firebase-admin/firestore";
import type { Backend } from "../backend.ts";
import { firestore } from "../firestore/firestore.ts";
import { type OrderKey, orderAt, orderOwnerAt, pendingOrderAt, REFUNDS } from "../firestore/paths.ts";
import { untilCommitted } from "../firestore/until-committed.ts";
import { applyEvent, type Outcome } from "../orders/apply-event.ts";
import { isFinal } from "../orders/order.ts";
import { type OrderEvent, withoutRefund } from "../orders/order-event.ts";
import { inventoryFulfil } from "./inventory-fulfil.ts";
import { readOrder, writeOrder } from "./order-document.ts";

/** Each failed attempt means that another delivery of the same order got through. */
const MAX_ATTEMPTS = 10;

export interface ApplyOptions {
  /** Identifies a refund. Needed because two different partial refunds can look identical in `refunds`. */
  refundKey?: string | undefined;
  /**
   * Called before an order is recorded that is not on record yet; throws to refuse it. Without it, such an order is not
   * recorded.
   */
  beforeRecording?: () => Promise<void>;
  /** Writes more that has to be committed with the change. */
  alongside?: (transaction: Transaction) => void;
}

/**
 * Applies an event to an order, once: the order, the items and the deduplication record of a refund change together or
 * not at all. Returns what changed, or null when nothing did.
 *
 * It reads the order before the transaction, and the transaction commits only if the order has not changed since;
 * otherwise it starts again with the order as it is then. So deliveries that arrive at once hold no locks against each
 * other, and a repeated one costs a read and no transaction.
 */
export const applyToOrder = (
  backend: Backend,
  key: OrderKey,
  event: OrderEvent,
  options: ApplyOptions = {},
): Promise<Outcome | null> => untilCommitted(MAX_ATTEMPTS, () => applyOnce(backend, key, event, options));

async function applyOnce(
  backend: Backend,
  key: OrderKey,
  event: OrderEvent,
  { refundKey, beforeRecording, alongside }: ApplyOptions,
): Promise<Outcome | null> {
  const grantSandbox = backend.config.sandbox();
  const db = firestore(backend);
  const ref = orderAt(db, key);
  const refund = refundKey === undefined ? null : ref.collection(REFUNDS).doc(refundKey);
  const [stored, recordedRefund] = await db.getAll(ref, ...(refund ? [refund] : []));
  const order = stored?.exists ? readOrder(stored.data()) : null;
  if (!order && !beforeRecording) return null;
  const news = recordedRefund?.exists ? withoutRefund(event) : event;
  const outcome = news && applyEvent(order, news, { grantSandbox }, new Date());
  if (!outcome) return null;
  if (!order) await beforeRecording?.();

  const commit = async (transaction: Transaction) => {
    await fulfil(backend, transaction, key, outcome);
    if (stored?.updateTime)
      transaction.update(ref, writeOrder(outcome.order), { lastUpdateTime: stored.updateTime });
    else {
      transaction.create(ref, writeOrder(outcome.order));
      transaction.create(orderOwnerAt(db, key.orderId), { ...key });
    }
    if (refund && !recordedRefund?.exists) transaction.create(refund, { at: outcome.order.updatedAt });
    if (order?.source === "token" && !isFinal(order.status) && isFinal(outcome.order.status))
      transaction.delete(pendingOrderAt(db, key));
    alongside?.(transaction);
  };
  // A retry must read the order again, so `untilCommitted` retries and the SDK does not.
  await db.runTransaction(commit, { maxAttempts: 1 });
  return outcome;
}

async function fulfil(
  backend: Backend,
  transaction: Transaction,
  key: OrderKey,
  { order, movement }: Outcome,
): Promise<void> {
  if (!movement) return;
  const move = backend.fulfil ?? inventoryFulfil;
  await move(transaction, { ...key, ...movement, sandbox: order.sandbox, order }, firestore(backend));
}
