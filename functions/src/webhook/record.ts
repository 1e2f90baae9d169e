import { info, warn } from "firebase-functions/logger";
import { FailureError, fail } from "../failure.ts";
import type { OrderKey } from "../firestore/paths.ts";
import { applyToOrder, findOrder, type OrderTraits } from "../order-store/apply-to-order.ts";
import type { Policy } from "../orders/apply-event.ts";
import { ORDER_OWNER } from "../orders/order-owner.ts";
import { findUser } from "./find-user.ts";
import { keepNotification, keepNotificationIn } from "./notification-store.ts";
import type { Notification } from "./parse-notification.ts";
import type { Told } from "./to-order-event.ts";

/** What a notification is about: an order that it names, or traits by which one may be found. */
export type Subject = OrderKey | OrderTraits;

/**
 * Applies an event to the order that it is about, and keeps the notification with what it changed. An order that is not
 * there is recorded when the event names it and its user exists: it was bought in a Web Shop, say.
 *
 * @throws FailureError `invalid-user` when an unknown order of an unknown user was paid. With any other event there is
 * nothing to record then: a 4xx to `payment` would leave the buyer without money and purchase.
 */
export async function record(
  notification: Notification,
  subject: Subject,
  told: Told,
  policy: Policy,
): Promise<void> {
  try {
    await apply(notification, subject, told, policy);
  } catch (error) {
    const isUnknownUser = error instanceof FailureError && error.failure.reason === "invalid-user";
    if (!isUnknownUser || told.event.type === "paid") throw error;
    warn("notification.user-not-found", { type: notification.type, ...withoutUser(subject) });
    await keepNotification(notification, { outcome: "order-not-found", order: subject });
  }
}

async function apply(
  notification: Notification,
  subject: Subject,
  { event, refundKey }: Told,
  policy: Policy,
): Promise<void> {
  const { type } = notification;
  if (subject.uid !== undefined && !ORDER_OWNER.test(subject.uid)) fail({ reason: "invalid-user" });
  const key = "orderId" in subject ? subject : await findOrder(subject);
  if (!key) {
    warn("notification.order-not-found", { type, ...withoutUser(subject) });
    return keepNotification(notification, { outcome: "order-not-found", order: subject });
  }
  const handled = { outcome: "handled", order: key } as const;
  const outcome = await applyToOrder(key, event, {
    policy,
    refundKey,
    beforeRecording: async () => {
      if (!(await findUser(key.uid))) fail({ reason: "invalid-user" });
    },
    alongside: (transaction) => keepNotificationIn(transaction, notification, handled),
  });
  if (!outcome) {
    info("notification.nothing-new", { type, ...key });
    return keepNotification(notification, handled);
  }
  const { status, granted, problem, transactionId } = outcome.order;
  const moved = outcome.movement?.direction ?? null;
  (problem ? warn : info)("order.changed", {
    type,
    ...key,
    status,
    granted,
    moved,
    problem,
    transactionId,
  });
}

/** Whom Firebase Auth does not know may be known to a Web Shop by e-mail address: that is no matter for a log. */
const withoutUser = ({ uid: _uid, ...rest }: Subject) => rest;
