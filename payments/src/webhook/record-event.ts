import type { Backend } from "../backend.ts";
import { FailureError } from "../failure.ts";
import type { OrderKey } from "../firestore/paths.ts";
import { log } from "../log.ts";
import { type Applied, applyToOrder } from "../order-store/apply-to-order.ts";
import { findOrder, type OrderTraits } from "../order-store/find-order.ts";
import { storeNotification, storeNotificationIn } from "../order-store/notification-store.ts";
import { settlePayments } from "../order-store/settle-payments.ts";
import { outcomeFields } from "../orders/outcome-fields.ts";
import { severityOf } from "../orders/problems.ts";
import { requireKnown } from "../users/find-user.ts";
import type { Notification } from "./parse-notification.ts";
import type { TranslatedEvent } from "./to-order-event.ts";

/** The order that a notification is about, by its id or by traits that can find it. */
export type Subject = OrderKey | OrderTraits;

/**
 * Applies an event to its order, and stores the notification in the same transaction. An order that is not on record is
 * recorded if the event names it and its user exists. Such an order was bought in a Web Shop, for example.
 *
 * @param isRealMoney whether a human has to settle the notification if its order is not on record
 * @throws FailureError `invalid-user` if an unknown order of an unknown user was paid. Any other event of an unknown
 * user is acknowledged, because a 4xx to `payment` would leave the buyer without money and without a purchase.
 */
export async function recordEvent(
  backend: Backend,
  notification: Notification,
  subject: Subject,
  translated: TranslatedEvent,
  isRealMoney = false,
): Promise<void> {
  try {
    const key = await findKey(backend, subject);
    if (key) return await applyAndStore(backend, notification, key, subject.uid, translated);
    log("WARNING", "notification.order-not-found", { type: notification.type, ...withoutUser(subject) });
  } catch (error) {
    const isUnknownUser = error instanceof FailureError && error.failure.reason === "invalid-user";
    if (!isUnknownUser || translated.event.type === "paid") throw error;
    log("WARNING", "notification.user-not-found", { type: notification.type, ...withoutUser(subject) });
  }
  await storeNotification(backend, notification, {
    outcome: "order-not-found",
    order: subject,
    isUnsettled: isRealMoney,
    refund: waitingRefund(translated),
  });
}

const waitingRefund = ({ event, refundKey }: TranslatedEvent) =>
  event.type === "refund" && refundKey !== undefined ? { key: refundKey, entry: event.refund } : undefined;

const findKey = async (backend: Backend, subject: Subject): Promise<OrderKey | null> =>
  "orderId" in subject ? { uid: subject.uid, orderId: subject.orderId } : findOrder(backend, subject);

async function applyAndStore(
  backend: Backend,
  notification: Notification,
  asked: OrderKey,
  namedUid: string | undefined,
  { event, refundKey, extras }: TranslatedEvent,
): Promise<void> {
  const applied = await applyToOrder(backend, asked, event, {
    namedUid,
    refundKey,
    extras,
    beforeRecording: (uid) => requireKnown(backend, uid),
    alongside: (transaction, key) =>
      storeNotificationIn(backend, transaction, notification, { outcome: "handled", order: key }),
  });
  if (!applied.outcome) {
    log("INFO", "notification.nothing-new", { type: notification.type, ...applied.key });
    return storeNotification(backend, notification, { outcome: "handled", order: applied.key });
  }
  logChange(notification, applied.key, applied.outcome);
  const { transactionId } = applied.outcome.order;
  // `payment` of a Web Shop arrives before the `order_paid` that records the order.
  if (applied.isNew && transactionId) await settlePayments(backend, transactionId, applied.key);
}

function logChange({ type }: Notification, key: OrderKey, outcome: NonNullable<Applied["outcome"]>): void {
  log(severityOf(outcome.order), "order.changed", { type, ...key, ...outcomeFields(outcome) });
}

/**
 * Removes the user id. It may be an e-mail address of a Web Shop, and must not be logged unless it is a Firebase uid.
 */
const withoutUser = ({ uid: _uid, ...rest }: Subject) => rest;
