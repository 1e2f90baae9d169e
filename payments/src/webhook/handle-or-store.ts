import type { Backend } from "../backend.ts";
import { NOTIFICATION_MS, STORE_NOTIFICATION_MS } from "../deadlines.ts";
import { type Failure, failureOf, textOf } from "../failure.ts";
import { logFailure } from "../log-failure.ts";
import { within } from "../within.ts";
import { handleNotification, isQuestion } from "./handle-notification.ts";
import { moneyIds } from "./money-ids.ts";
import type { Notification } from "./parse-notification.ts";
import { type Reply, replyTo } from "./reply.ts";

/**
 * Handles a notification. If that fails, it stores the notification for a replay, because Xsolla may stop redelivering
 * before the fault is repaired. If Firestore is unavailable, it cannot store it, and only a redelivery can help.
 *
 * @throws the error of the handling
 */
export async function handleOrStore(backend: Backend, notification: Notification): Promise<Reply> {
  try {
    return await within(NOTIFICATION_MS, handleNotification(backend, notification));
  } catch (error) {
    if (!isQuestion(notification)) await store(backend, notification, failureOf(error));
    throw error;
  }
}

async function store(backend: Backend, notification: Notification, failure: Failure): Promise<void> {
  const outcome = replyTo(failure).status < 500 ? "refused" : "failed";
  try {
    const { storeFailedNotification } = await import("../order-store/notification-store.ts");
    const result = { outcome, reason: textOf(failure), order: moneyIds(notification.body) } as const;
    await within(STORE_NOTIFICATION_MS, storeFailedNotification(backend, notification, result));
  } catch (error) {
    logFailure("notification.not-stored", failureOf(error), { type: notification.type });
  }
}
