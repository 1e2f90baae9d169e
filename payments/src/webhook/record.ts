import type { Backend } from "../backend.ts";
import { FailureError, fail } from "../failure.ts";
import type { OrderKey } from "../firestore/paths.ts";
import { log } from "../log.ts";
import { applyToOrder } from "../order-store/apply-to-order.ts";
import { findOrder, type OrderTraits } from "../order-store/find-order.ts";
import { canOwnOrders } from "../orders/can-own-orders.ts";
import { findUser } from "./find-user.ts";
import { storeNotification, storeNotificationIn } from "./notification-store.ts";
import type { Notification } from "./parse-notification.ts";
import type { KeyedEvent } from "./to-order-event.ts";

/** What a notification is about: an order that it names, or traits by which one may be found. */
export type Subject = OrderKey | OrderTraits;

/**
 * Applies an event to the order that it is about, and stores the notification with what it changed. An order that is not
 * on record is recorded when the event names it and its user exists: it was bought in a Web Shop, say.
 *
 * @throws FailureError `invalid-user` when an unknown order of an unknown user was paid. With any other event there is
 * nothing to record then: a 4xx to `payment` would leave the buyer without money and purchase.
 */
export async function record(
  backend: Backend,
  notification: Notification,
  subject: Subject,
  keyed: KeyedEvent,
): Promise<void> {
  try {
    await apply(backend, notification, subject, keyed);
  } catch (error) {
    const isUnknownUser = error instanceof FailureError && error.failure.reason === "invalid-user";
    if (!isUnknownUser || keyed.event.type === "paid") throw error;
    log("WARNING", "notification.user-not-found", { type: notification.type, ...withoutUser(subject) });
    await storeNotification(backend, notification, { outcome: "order-not-found", order: subject });
  }
}

async function apply(
  backend: Backend,
  notification: Notification,
  subject: Subject,
  { event, refundKey }: KeyedEvent,
): Promise<void> {
  const { type } = notification;
  if (subject.uid !== undefined && !canOwnOrders(subject.uid)) fail({ reason: "invalid-user" });
  const key = "orderId" in subject ? subject : await findOrder(backend, subject);
  if (!key) {
    log("WARNING", "notification.order-not-found", { type, ...withoutUser(subject) });
    return storeNotification(backend, notification, { outcome: "order-not-found", order: subject });
  }
  const handled = { outcome: "handled", order: key } as const;
  const outcome = await applyToOrder(backend, key, event, {
    refundKey,
    beforeRecording: async () => {
      if (!(await findUser(key.uid))) fail({ reason: "invalid-user" });
    },
    alongside: (transaction) => storeNotificationIn(backend, transaction, notification, handled),
  });
  if (!outcome) {
    log("INFO", "notification.nothing-new", { type, ...key });
    return storeNotification(backend, notification, handled);
  }
  const { status, granted, problem, transactionId } = outcome.order;
  const moved = outcome.movement?.direction ?? null;
  log(problem ? "WARNING" : "INFO", "order.changed", {
    type,
    ...key,
    status,
    granted,
    moved,
    problem,
    transactionId,
  });
}

/** A Web Shop may use an e-mail address as the user id. Never log an id that is not known to be a Firebase uid. */
const withoutUser = ({ uid: _uid, ...rest }: Subject) => rest;
