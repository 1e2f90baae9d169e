import { FieldValue, type Transaction } from "firebase-admin/firestore";
import { z } from "zod";
import type { Backend } from "../backend.ts";
import { firestore } from "../firestore/firestore.ts";
import { notificationAt, type OrderKey } from "../firestore/paths.ts";

/** How long a notification is stored after it was handled. */
const STORED_MS = 30 * 24 * 60 * 60 * 1_000;
/** A Firestore document holds 1 MiB. Notifications are a few kB. */
const MAX_RAW_BODY_BYTES = 900_000;

/** What is stored of a notification, under its id. */
interface StorableNotification {
  /** The same for all deliveries of one body: its SHA-256, in hex. */
  id: string;
  type: string;
  rawBody: string;
}

/**
 * `handled`: done, or done before · `order-not-found`: about an order that is not on record, acknowledged · `ignored`: of a
 * type that this backend has no use for · `refused`: answered 4xx, Xsolla does not send it again · `failed`: answered 5xx.
 */
export type NotificationOutcome = "handled" | "order-not-found" | "ignored" | "refused" | "failed";

/** Outcomes that leave something to do: these documents stay until a later attempt succeeds. */
export const OPEN_OUTCOMES = ["failed", "refused"] as const satisfies NotificationOutcome[];

/** What happened to a notification, and to which order. */
export interface NotificationResult {
  outcome: NotificationOutcome;
  /** Why it failed or was refused. */
  reason?: string | null;
  order?: { uid?: string | undefined; orderId?: string; transactionId?: string | null | undefined };
  /** Real money about no order on record: stays until the order comes or somebody settles it. */
  isUnsettled?: boolean;
}

/** What `order-not-found` becomes when its order is on record. */
export const settledNow = ({ uid, orderId }: OrderKey): Record<string, unknown> => ({
  outcome: "handled",
  uid,
  orderId,
  unsettled: FieldValue.delete(),
  expireAt: new Date(Date.now() + STORED_MS),
});

/** What a notification becomes that somebody has settled elsewhere. */
export const settledByHand = (): Record<string, unknown> => ({
  unsettled: FieldValue.delete(),
  expireAt: new Date(Date.now() + STORED_MS),
});

/** The id is the SHA-256 of the body, so that all deliveries of one body are one document. */
const refOf = (backend: Backend, { id }: StorableNotification) => notificationAt(firestore(backend), id);

/** Stores a notification that needs no handling any more. */
export async function storeNotification(
  backend: Backend,
  notification: StorableNotification,
  result: NotificationResult,
): Promise<void> {
  await refOf(backend, notification).set(documentOf(notification, result), { merge: true });
}

/** The same, within the transaction that handles it. */
export function storeNotificationIn(
  backend: Backend,
  transaction: Transaction,
  notification: StorableNotification,
  result: NotificationResult,
): void {
  transaction.set(refOf(backend, notification), documentOf(notification, result), { merge: true });
}

/** Stores a notification that could not be handled; one that another delivery has handled stays `handled`. */
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
  { outcome, reason = null, order, isUnsettled = false }: NotificationResult,
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
    ...ATTEMPTED,
    receivedAt: FieldValue.serverTimestamp(),
    expireAt: isOpen ? FieldValue.delete() : new Date(Date.now() + STORED_MS),
  };
}
