import type { Backend } from "../backend.ts";
import { lazily } from "../lazily.ts";
import type { Notification } from "./parse-notification.ts";
import type { Reply } from "./reply.ts";

const loadOrderNotifications = lazily(() => import("./handle-order-notification.ts"));

/**
 * Handles a notification. Its type decides which module is loaded. The buyer waits for the answer to `user_validation`,
 * which needs only Firebase Auth. All others need Firestore.
 *
 * Combined and separate mode need no setting. In both of them `order_paid` grants and `order_canceled` revokes, while
 * `payment` and `refund` only record money.
 *
 * @throws FailureError `invalid-user`, `not-understood`
 */
export async function handleNotification(backend: Backend, notification: Notification): Promise<Reply> {
  if (isUserQuestion(notification)) {
    const { answerUserQuestion } = await import("./answer-user-question.ts");
    return answerUserQuestion(backend, notification);
  }
  if (notification.type === "partner_side_catalog" && backend.itemsFor) {
    const { offerItems } = await import("./offer-items.ts");
    return offerItems(backend, backend.itemsFor, notification);
  }
  const { handleOrderNotification } = await loadOrderNotifications();
  return handleOrderNotification(backend, notification);
}

/** Tells whether a notification asks about a user while the buyer waits. Xsolla does not redeliver it. */
const isUserQuestion = ({ type }: Notification): boolean =>
  type === "user_validation" || type === "user_search";

/**
 * Tells whether a notification only asks a question. If the answer fails, nothing is lost, so the notification need not
 * be stored.
 */
export const isQuestion = (notification: Notification): boolean =>
  isUserQuestion(notification) || notification.type === "partner_side_catalog";
