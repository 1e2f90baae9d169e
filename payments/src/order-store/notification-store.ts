import { FieldValue, type Transaction } from "firebase-admin/firestore";
import { z } from "zod";
import type { Backend } from "../backend.ts";
import { firestore } from "../firestore/firestore.ts";
import { notificationAt, type OrderKey } from "../firestore/paths.ts";
import type { Refund } from "../orders/order.ts";

/** How long a notification is stored after it was handled. */
const STORED_MS = 30 * 24 * 60 * 60 * 1_000;
/** A Firestore document holds 1 MiB. Notifications are a few kB. */
const MAX_RAW_BODY_BYTES = 900_000;

/** The parts of a notification that are stored. */
interface StorableNotification {
  /** SHA-256 of the body, in hex. All deliveries of one body have the same id. */
  id: string;
  type: string;
  rawBody: string;
}

/**
 * - `handled`: applied now or before
 * - `order-not-found`: acknowledged, but its order is not on record
 * - `ignored`: of a type that this backend does not use
 * - `refused`: answered 4xx, so Xsolla does not redeliver it
 * - `failed`: answered 5xx, so Xsolla redelivers it
 */
export type NotificationOutcome = "handled" | "order-not-found" | "ignored" | "refused" | "failed";

/** Outcomes that need another attempt. These documents stay until one succeeds. */
export const OPEN_OUTCOMES = ["failed", "refused"] as const satisfies NotificationOutcome[];

/** The outcome of a notification, and the order that it is about. */
export interface NotificationResult {
  outcome: NotificationOutcome;
  /** Why it failed or was refused. */
  reason?: string | null;
  order?: { uid?: string | undefined; orderId?: string; transactionId?: string | null | undefined };
  /** It is about real money and no order on record. It stays until the order is recorded or somebody settles it. */
  isUnsettled?: boolean;
  /** The refund that an unsettled notification reports, and the key that deduplicates it. */
  refund?: { key: string; entry: Refund } | undefined;
}

/** Makes the update of an unsettled notification whose order is on record now. */
export const settledByOrder = ({ uid, orderId }: OrderKey): Record<string, unknown> => ({
  outcome: "handled",
  uid,
  orderId,
  unsettled: FieldValue.delete(),
  refund: FieldValue.delete(),
  expireAt: new Date(Date.now() + STORED_MS),
});

/** Makes the update of an unsettled notification that an operator has settled. */
export const settledByHand = (): Record<string, unknown> => ({
  unsettled: FieldValue.delete(),
  expireAt: new Date(Date.now() + STORED_MS),
});

const refOf = (backend: Backend, { id }: StorableNotification) => notificationAt(firestore(backend), id);

/** Stores a notification and its outcome. */
export async function storeNotification(
  backend: Backend,
  notification: StorableNotification,
  result: NotificationResult,
): Promise<void> {
  await refOf(backend, notification).set(documentOf(notification, result), { merge: true });
}

/** Stores a notification and its outcome in the transaction that handles it. */
export function storeNotificationIn(
  backend: Backend,
  transaction: Transaction,
  notification: StorableNotification,
  result: NotificationResult,
): void {
  transaction.set(refOf(backend, notification), documentOf(notification, result), { merge: true });
}

/** Stores a notification that could not be handled, unless another delivery of it has been handled. */
export async function storeFailedNotification(
  backend: Backend,
  notification: StorableNotification,
  result: NotificationResult,
): Promise<void> {
  const ref = refOf(backend, notification);
  await firestore(backend).runTransaction(async (transaction) => {
    const known = outcomeOf.safeParse((await transaction.get(ref)).data());
    const isDone = known.data && !OPEN_OUTCOMES.some((open) => open === known.data.outcome);
    transaction.set(ref, isDone ? ATTEMPTED : documentOf(notification, result), { merge: true });
  });
}

const outcomeOf = z.object({ outcome: z.string() });

const ATTEMPTED = { attempts: FieldValue.increment(1) };

function documentOf(
  { type, rawBody }: StorableNotification,
  { outcome, reason = null, order, isUnsettled = false, refund }: NotificationResult,
): Record<string, unknown> {
  const isOpen = isUnsettled || OPEN_OUTCOMES.some((open) => open === outcome);
  return {
    type,
    rawBody: Buffer.byteLength(rawBody) > MAX_RAW_BODY_BYTES ? null : rawBody,
    outcome,
    reason,
    uid: order?.uid ?? null,
    orderId: order?.orderId ?? null,
    ...(isUnsettled && { transactionId: order?.transactionId ?? null }),
    unsettled: isUnsettled ? "waiting" : FieldValue.delete(),
    refund: (isUnsettled && refund) || FieldValue.delete(),
    ...ATTEMPTED,
    receivedAt: FieldValue.serverTimestamp(),
    expireAt: isOpen ? FieldValue.delete() : new Date(Date.now() + STORED_MS),
  };
}
