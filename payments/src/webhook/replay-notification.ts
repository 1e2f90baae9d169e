import type { Backend } from "../backend.ts";
import { failureOf, textOf } from "../failure.ts";
import { firestore } from "../firestore/firestore.ts";
import { notificationAt } from "../firestore/paths.ts";
import type { StoredNotification } from "../order-store/stored-notification.ts";
import { handleOrStore } from "./handle-or-store.ts";
import { parseNotification } from "./parse-notification.ts";

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
