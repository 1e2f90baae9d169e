import type { QueryDocumentSnapshot } from "firebase-admin/firestore";
import { z } from "zod";
import type { Backend } from "../backend.ts";
import { failureOf, textOf } from "../failure.ts";
import { date } from "../firestore/date.ts";
import { firestore } from "../firestore/firestore.ts";
import { pagesOf } from "../firestore/pages-of.ts";
import { notificationsById, notificationsWith } from "../firestore/queries.ts";
import { handleOrStore } from "./handle-or-store.ts";
import { OPEN_OUTCOMES } from "./notification-store.ts";
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

/** Notifications that could not be handled until now, the oldest first: one that fails again does not come again. */
export async function* openNotifications(backend: Backend): AsyncGenerator<StoredNotification> {
  for await (const page of pagesOf(notificationsWith(firestore(backend), OPEN_OUTCOMES, new Date())))
    yield* page.map(read);
}

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
    return null;
  } catch (error) {
    return textOf(failureOf(error));
  }
}
