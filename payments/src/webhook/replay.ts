import type { QueryDocumentSnapshot } from "firebase-admin/firestore";
import { z } from "zod";
import type { Backend } from "../backend.ts";
import { failureOf, textOf } from "../failure.ts";
import { date } from "../firestore/date.ts";
import { firestore } from "../firestore/firestore.ts";
import { pagesOf } from "../firestore/pages-of.ts";
import { notificationAt } from "../firestore/paths.ts";
import { notificationsById, notificationsWith, unsettledSince } from "../firestore/queries.ts";
import { OPEN_OUTCOMES } from "../order-store/notification-store.ts";
import { settlingSince } from "../orders/check-schedule.ts";
import { handleOrStore } from "./handle-or-store.ts";
import { parseNotification } from "./parse-notification.ts";

const text = z.string().nullable().catch(null);

/** Lax: one document that was changed by hand must not hide the others. */
const storedNotification = z.object({
  type: z.string().catch("?"),
  /** Null when it was too large to be kept. */
  rawBody: text,
  outcome: z.string().catch("?"),
  reason: text,
  uid: text,
  orderId: text,
  /** Deliveries, and replays. */
  attempts: z.number().catch(0),
  receivedAt: date.catch(() => new Date(0)),
});

/** A document of `xsollaNotifications`, under its id. */
export type StoredNotification = z.infer<typeof storedNotification> & { id: string };

/**
 * Notifications that could not be handled until now, the oldest first, then payments that have waited an hour for their
 * order. Those that somebody has settled are left out. One that fails again does not come again.
 */
export async function* openNotifications(backend: Backend): AsyncGenerator<StoredNotification> {
  const db = firestore(backend);
  const now = new Date();
  const open = notificationsWith(db, OPEN_OUTCOMES, now);
  const unsettled = unsettledSince(db, settlingSince(now));
  for (const query of [open, unsettled]) {
    for await (const page of pagesOf(query)) yield* page.filter(isUnattended).map(read);
  }
}

/** Nobody has settled it elsewhere. */
const isUnattended = (doc: QueryDocumentSnapshot) => doc.get("settled") === undefined;

/**
 * One notification, handled or not, by the beginning of its id.
 *
 * @throws Error when there is none, or more than one
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
 * Handles a notification again, exactly as if Xsolla had delivered it once more. Its signature was checked when it
 * arrived. What was done before is not done twice. It keeps its id, also where its body was mended by hand.
 *
 * @returns null when it is handled now, else why not
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
