import { z } from "zod";
import { readPolicy, readXsollaStore } from "../config.ts";
import { failureOf, textOf } from "../failure.ts";
import { date } from "../firebase/date.ts";
import { notificationsById, notificationsWith } from "../queries.ts";
import { handleOrKeep } from "./handle-or-keep.ts";
import { OPEN_OUTCOMES } from "./notification-store.ts";
import { parseNotification } from "./parse-notification.ts";

const keptNotification = z.object({
  type: z.string(),
  /** Null when it was too large to be kept. */
  rawBody: z.string().nullable(),
  outcome: z.string(),
  reason: z.string().nullable(),
  uid: z.string().nullable(),
  orderId: z.string().nullable(),
  /** Deliveries, and replays. */
  attempts: z.number(),
  receivedAt: date,
});

/** A document of `xsollaNotifications`, under its id. */
export type KeptNotification = z.infer<typeof keptNotification> & { id: string };

/** Notifications that could not be handled, the oldest first. */
export async function listOpenNotifications(limit: number): Promise<KeptNotification[]> {
  const { docs } = await notificationsWith(OPEN_OUTCOMES).limit(limit).get();
  return docs.map((doc) => ({ id: doc.id, ...keptNotification.parse(doc.data()) }));
}

/**
 * One notification, handled or not, by the beginning of its id.
 *
 * @throws Error when there is none, or more than one
 */
export async function findNotification(idPrefix: string): Promise<KeptNotification> {
  const { docs } = await notificationsById(idPrefix).limit(2).get();
  const [doc, other] = docs;
  if (!doc) throw new Error(`no notification has an id that begins with ${idPrefix}`);
  if (other) throw new Error(`more than one notification has an id that begins with ${idPrefix}`);
  return { id: doc.id, ...keptNotification.parse(doc.data()) };
}

/**
 * Handles a notification again, exactly as if Xsolla had delivered it once more. Its signature was checked when it
 * arrived. What was done before is not done twice.
 *
 * @returns null when it is handled now, else why not
 */
export async function replayNotification({ rawBody }: KeptNotification): Promise<string | null> {
  if (rawBody === null) return "its body was too large to be kept";
  try {
    const notification = parseNotification(Buffer.from(rawBody), readXsollaStore().projectId);
    await handleOrKeep(notification, readPolicy());
    return null;
  } catch (error) {
    return textOf(failureOf(error));
  }
}
