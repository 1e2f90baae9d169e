import type { Backend } from "../backend.ts";
import type { SubscriptionKey } from "../firestore/paths.ts";
import { log } from "../log.ts";
import { loggableUid } from "../loggable-uid.ts";
import { storeNotification, storeNotificationIn } from "../order-store/notification-store.ts";
import { canOwnOrders } from "../orders/can-own-orders.ts";
import { applyToSubscription } from "../subscriptions/apply-to-subscription.ts";
import type { SubscriptionEvent } from "../subscriptions/subscription-event.ts";
import { subscriptionNotification, subscriptionPayment } from "./notification-schemas.ts";
import type { Notification } from "./parse-notification.ts";
import {
  type SUBSCRIPTION_TYPES,
  subscriptionEvent,
  subscriptionMoneyEvent,
} from "./to-subscription-event.ts";

/**
 * Records a notification about a subscription. It does not check that the user exists, because the money was taken in
 * any case. If the notification cannot be read, it is stored and acknowledged, because an error would hold up the
 * deliveries behind it.
 */
export async function handleSubscription(
  backend: Backend,
  type: keyof typeof SUBSCRIPTION_TYPES,
  notification: Notification,
): Promise<void> {
  const { data } = subscriptionNotification.safeParse(notification.body);
  if (!data) return storeOnly(backend, notification);
  const key = { uid: data.user.id, subscriptionId: data.subscription.subscription_id };
  await applyAndStore(backend, notification, key, subscriptionEvent(type, data));
}

/** Records a payment or a refund if it is about a subscription, which needs no order. Returns whether it is. */
export async function handleSubscriptionMoney(
  backend: Backend,
  type: "payment" | "refund" | "partial_refund",
  notification: Notification,
): Promise<boolean> {
  const { data } = subscriptionPayment.safeParse(notification.body);
  if (!data) return false;
  const key = { uid: data.user.id, subscriptionId: data.purchase.subscription.subscription_id };
  if (type === "partial_refund") await storeOnly(backend, notification, key.uid);
  else await applyAndStore(backend, notification, key, subscriptionMoneyEvent(type, data, new Date()));
  return true;
}

async function applyAndStore(
  backend: Backend,
  notification: Notification,
  key: SubscriptionKey,
  event: SubscriptionEvent,
): Promise<void> {
  if (!canOwnOrders(key.uid) || !canOwnOrders(key.subscriptionId)) return storeOnly(backend, notification);
  const result = { outcome: "handled", order: { uid: key.uid } } as const;
  const changed = await applyToSubscription(backend, key, event, (transaction) =>
    storeNotificationIn(backend, transaction, notification, result),
  );
  if (!changed) return storeNotification(backend, notification, result);
  const { status, planId, sandbox } = changed;
  const { subscriptionId } = key;
  log("INFO", "subscription.changed", {
    type: notification.type,
    uid: loggableUid(key.uid),
    subscriptionId,
    status,
    planId,
    sandbox,
  });
}

/** Stores a notification, and changes no subscription. */
async function storeOnly(backend: Backend, notification: Notification, uid?: string): Promise<void> {
  log("INFO", "notification.ignored", { type: notification.type });
  const outcome = uid === undefined ? "ignored" : "handled";
  await storeNotification(backend, notification, { outcome, order: { uid } });
}
