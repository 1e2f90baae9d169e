import type { Backend } from "../backend.ts";
import { lazily } from "../lazily.ts";
import type { Notification } from "./parse-notification.ts";
import type { Reply } from "./reply.ts";

const loadOrderNotifications = lazily(() => import("./handle-order-notification.ts"));

/**
 * Does what a notification asks for. The type decides which room is loaded: `user_validation`, for which the buyer
 * waits, needs Firebase Auth alone, and everything else needs Firestore.
 *
 * Combined and separate mode need no setting: `order_paid` grants and `order_canceled` revokes in both, while `payment`
 * and `refund` are money records only.
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

/** Whether a person waits for the answer. Xsolla does not redeliver these, so there is nothing to store. */
const isUserQuestion = ({ type }: Notification): boolean =>
  type === "user_validation" || type === "user_search";

/** Whether the notification is a question alone: when its answer fails, there is nothing to make up for. */
export const isQuestion = (notification: Notification): boolean =>
  isUserQuestion(notification) || notification.type === "partner_side_catalog";
