import { type Failure, failureOf, textOf } from "../failure.ts";
import { logFailure } from "../log-failure.ts";
import type { Policy } from "../orders/apply-event.ts";
import { within } from "../within.ts";
import { handleNotification } from "./handle-notification.ts";
import type { Notification } from "./parse-notification.ts";
import { type Reply, replyTo } from "./reply.ts";

/** Xsolla asks for an answer within 3 s; one that takes this long had better come again. */
const DEADLINE_MS = 15_000;
const KEEPING_DEADLINE_MS = 4_000;

/** What the buyer waits for: Xsolla never sends it again, and there is nothing in it to keep. */
const QUESTIONS = new Set(["user_validation", "user_search"]);

/**
 * Handles a notification. When that fails it is kept, so that it can be handled after a repair even if Xsolla does not
 * send it again; when Firestore is the reason, Xsolla's repetition is all there is.
 *
 * @throws what handling it threw
 */
export async function handleOrKeep(notification: Notification, policy: Policy): Promise<Reply> {
  try {
    return await within(DEADLINE_MS, handleNotification(notification, policy));
  } catch (error) {
    if (!QUESTIONS.has(notification.type)) await keep(notification, failureOf(error));
    throw error;
  }
}

async function keep(notification: Notification, failure: Failure): Promise<void> {
  const outcome = replyTo(failure).status < 500 ? "refused" : "failed";
  try {
    const { keepFailedNotification } = await import("./notification-store.ts");
    const result = { outcome, reason: textOf(failure) } as const;
    await within(KEEPING_DEADLINE_MS, keepFailedNotification(notification, result));
  } catch (error) {
    logFailure("notification.not-kept", failureOf(error), { type: notification.type });
  }
}
