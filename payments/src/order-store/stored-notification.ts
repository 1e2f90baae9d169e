import type { QueryDocumentSnapshot } from "firebase-admin/firestore";
import { z } from "zod";
import type { Backend } from "../backend.ts";
import { date } from "../firestore/date.ts";
import { firestore } from "../firestore/firestore.ts";
import { pagesOf } from "../firestore/pages-of.ts";
import { notificationsById, notificationsWith, unsettledReceivedUntil } from "../firestore/queries.ts";
import { settlementCutoff } from "../orders/check-schedule.ts";
import { OPEN_OUTCOMES } from "./notification-store.ts";

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
 * replay of it fails.
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
 * Finds one notification, handled or not, by the beginning of its id. Returns null if there is none.
 *
 * @throws Error if more than one notification has such an id
 */
export async function findNotification(
  backend: Backend,
  idPrefix: string,
): Promise<StoredNotification | null> {
  const { docs } = await notificationsById(firestore(backend), idPrefix).limit(2).get();
  const [doc, other] = docs;
  if (other) throw new Error(`more than one notification has an id that begins with ${idPrefix}`);
  return doc ? read(doc) : null;
}

/** Finds one notification as `findNotification` does. @throws Error if there is none, too */
export async function requireNotification(backend: Backend, idPrefix: string): Promise<StoredNotification> {
  const found = await findNotification(backend, idPrefix);
  if (!found) throw new Error(`no notification has an id that begins with ${idPrefix}`);
  return found;
}

const read = (doc: QueryDocumentSnapshot): StoredNotification => ({
  id: doc.id,
  ...storedNotification.parse(doc.data()),
});
