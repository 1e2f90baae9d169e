import type { Backend } from "../backend.ts";
import type { Notification } from "./parse-notification.ts";
import type { Reply } from "./reply.ts";

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
    const { answerUserQuestion } = await import("./user-notifications.ts");
    return answerUserQuestion(notification);
  }
  const { handleOrderNotification } = await import("./order-notifications.ts");
  return handleOrderNotification(backend, notification);
}

/** Whether the buyer waits for the answer. Xsolla does not redeliver these, so there is nothing to store. */
export const isUserQuestion = ({ type }: Notification): boolean =>
  type === "user_validation" || type === "user_search";
