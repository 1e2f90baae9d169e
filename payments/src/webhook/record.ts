import type { Backend } from "../backend.ts";
import { FailureError, fail } from "../failure.ts";
import type { OrderKey } from "../firestore/paths.ts";
import { log } from "../log.ts";
import { type Applied, applyToOrder } from "../order-store/apply-to-order.ts";
import { findOrder, type OrderTraits } from "../order-store/find-order.ts";
import { storeNotification, storeNotificationIn } from "../order-store/notification-store.ts";
import { settlePayments } from "../order-store/settle-payments.ts";
import { outcomeFields } from "../orders/outcome-fields.ts";
import { severityOf } from "../orders/problems.ts";
import { findUser } from "../users/find-user.ts";
import type { Notification } from "./parse-notification.ts";
import type { KeyedEvent } from "./to-order-event.ts";

/** What a notification is about: an order that it names, or traits by which one may be found. */
export type Subject = OrderKey | OrderTraits;

/**
 * Applies an event to the order that it is about, and stores the notification with what it changed. An order that is not
 * on record is recorded when the event names it and its user exists: it was bought in a Web Shop, say.
 *
 * @param isRealMoney whether a notification without an order has to be settled by somebody
 * @throws FailureError `invalid-user` when an unknown order of an unknown user was paid. With any other event there is
 * nothing to record then: a 4xx to `payment` would leave the buyer without money and purchase.
 */
export async function record(
  backend: Backend,
  notification: Notification,
  subject: Subject,
  keyed: KeyedEvent,
  isRealMoney = false,
): Promise<void> {
  try {
    const key = await keyOf(backend, subject);
    if (key) return await apply(backend, notification, key, subject.uid, keyed);
    log("WARNING", "notification.order-not-found", { type: notification.type, ...withoutUser(subject) });
  } catch (error) {
    const isUnknownUser = error instanceof FailureError && error.failure.reason === "invalid-user";
    if (!isUnknownUser || keyed.event.type === "paid") throw error;
    log("WARNING", "notification.user-not-found", { type: notification.type, ...withoutUser(subject) });
  }
  await storeNotification(backend, notification, {
    outcome: "order-not-found",
    order: subject,
    isUnsettled: isRealMoney,
  });
}

const keyOf = async (backend: Backend, subject: Subject): Promise<OrderKey | null> =>
  "orderId" in subject ? { uid: subject.uid, orderId: subject.orderId } : findOrder(backend, subject);

async function apply(
  backend: Backend,
  notification: Notification,
  asked: OrderKey,
  namedUid: string | undefined,
  { event, refundKey, extras }: KeyedEvent,
): Promise<void> {
  const applied = await applyToOrder(backend, asked, event, {
    namedUid,
    refundKey,
    extras,
    beforeRecording: async (uid) => {
      if (!(await findUser(backend, uid))) fail({ reason: "invalid-user" });
    },
    alongside: (transaction, key) =>
      storeNotificationIn(backend, transaction, notification, { outcome: "handled", order: key }),
  });
  if (!applied.outcome) {
    log("INFO", "notification.nothing-new", { type: notification.type, ...applied.key });
    return storeNotification(backend, notification, { outcome: "handled", order: applied.key });
  }
  logChange(notification, applied.key, applied.outcome);
  const { transactionId } = applied.outcome.order;
  // A Web Shop's `payment` comes before the `order_paid` that records its order.
  if (applied.isNew && transactionId) await settlePayments(backend, transactionId, applied.key);
}

function logChange({ type }: Notification, key: OrderKey, outcome: NonNullable<Applied["outcome"]>): void {
  log(severityOf(outcome.order), "order.changed", { type, ...key, ...outcomeFields(outcome) });
}

/** A Web Shop may use an e-mail address as the user id. Never log an id that is not known to be a Firebase uid. */
const withoutUser = ({ uid: _uid, ...rest }: Subject) => rest;
