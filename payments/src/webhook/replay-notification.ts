import type { QueryDocumentSnapshot } from "firebase-admin/firestore";
import { z } from "zod";
import type { Backend } from "../backend.ts";
import { failureOf, textOf } from "../failure.ts";
import { date } from "../firestore/date.ts";
import { firestore } from "../firestore/firestore.ts";
import { pagesOf } from "../firestore/pages-of.ts";
import { notificationAt } from "../firestore/paths.ts";
import { notificationsById, notificationsWith, unsettledReceivedUntil } from "../firestore/queries.ts";
import { OPEN_OUTCOMES } from "../order-store/notification-store.ts";
import { settlementCutoff } from "../orders/check-schedule.ts";
import { handleOrStore } from "./handle-or-store.ts";
import { parseNotification } from "./parse-notification.ts";

const text = z.string().nullable().catch(null);

/** All fields are lax, because a document that was changed by hand must not hide the others. */
const storedNotification = z.object({
  type: z.string().catch("?"),
  /** Null if it was too large to be stored. */
  rawBody: text,
  outcome: z.string().catch("?"),
  reason: text,
  uid: text,
  orderId: text,
  /** The number of deliveries and replays. */
  attempts: z.number().catch(0),
  receivedAt: date.catch(() => new Date(0)),
});

/** A document of `xsollaNotifications`, with its id. */
export type StoredNotification = z.infer<typeof storedNotification> & { id: string };

/**
 * Yields the notifications that could not be handled until now, the oldest first. Then it yields payments that have had
 * no order on record for an hour. It leaves out settled notifications. It yields each notification once, even if a
 * replay fails meanwhile.
 */
export async function* openNotifications(backend: Backend): AsyncGenerator<StoredNotification> {
  const db = firestore(backend);
  const now = new Date();
  const open = notificationsWith(db, OPEN_OUTCOMES, now);
  const unsettled = unsettledReceivedUntil(db, settlementCutoff(now));
  for (const query of [open, unsettled]) {
    for await (const page of pagesOf(query)) yield* page.filter(isNotSettled).map(read);
  }
}

const isNotSettled = (doc: QueryDocumentSnapshot) => doc.get("settled") === undefined;

/**
 * Finds one notification, handled or not, by the beginning of its id.
 *
 * @throws Error if no notification or more than one has such an id
 */
export async function findNotification(backend: Backend, idPrefix: string): Promise<StoredNotification> {
  const { docs } = await notificationsById(firestore(backend), idPrefix).limit(2).get();
  const [doc, other] = docs;
  if (!doc) throw new Error(`no notification has an id that begins with ${idPrefix}`);
  if (other) throw new Error(`more than one notification has an id that begins with ${idPrefix}`);
  return read(doc);
}

const read = (doc: QueryDocumentSnapshot): StoredNotification => ({
  id: doc.id,
  ...storedNotification.parse(doc.data()),
});

/**
 * Handles a notification again, exactly as a redelivery by Xsolla. Its signature was checked at the first delivery. A
 * change that was committed before is not repeated. The notification keeps its id, even if an operator has repaired its
 * body by hand.
 *
 * @returns null if the notification is handled now, else the reason why it is not
 */
export async function replayNotification(
  backend: Backend,
  { id, rawBody }: StoredNotification,
): Promise<string | null> {
  if (rawBody === null) return "its body was not stored";
  try {
    const notification = parseNotification(Buffer.from(rawBody), backend.config.store().projectId);
    await handleOrStore(backend, { ...notification, id });
    return (await isUnsettled(backend, id)) ? "no order with its transaction is on record yet" : null;
  } catch (error) {
    return textOf(failureOf(error));
  }
}

async function isUnsettled(backend: Backend, id: string): Promise<boolean> {
  return (await notificationAt(firestore(backend), id).get()).get("unsettled") !== undefined;
}
