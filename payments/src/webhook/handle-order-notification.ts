import type { z } from "zod";
import type { Backend } from "../backend.ts";
import { fail } from "../failure.ts";
import { firestore } from "../firestore/firestore.ts";
import { log } from "../log.ts";
import type { OrderTraits } from "../order-store/find-order.ts";
import { loadOwner } from "../order-store/load-owner.ts";
import { storeNotification } from "../order-store/notification-store.ts";
import type { Problem } from "../orders/order.ts";
import { handleSubscription, handleSubscriptionMoney } from "./handle-subscription.ts";
import {
  blackListNotification,
  cancelNotification,
  concernsMoney,
  type MoneyNotification,
  moneyNotification,
  namedOrder,
  type OrderNotification,
  orderNotification,
  problemNotification,
} from "./notification-schemas.ts";
import type { Notification } from "./parse-notification.ts";
import { recordEvent } from "./record-event.ts";
import { DONE, type Reply } from "./reply.ts";
import {
  canceledEvent,
  isTest,
  paidEvent,
  paymentEvent,
  refundEvent,
  type TranslatedEvent,
} from "./to-order-event.ts";
import { moneyExtras, orderExtras } from "./to-order-extras.ts";

/**
 * Handles every notification that may be about an order or a subscription.
 *
 * @throws FailureError `invalid-user`, `not-understood`
 */
export async function handleOrderNotification(backend: Backend, notification: Notification): Promise<Reply> {
  const { type } = notification;
  switch (type) {
    case "order_paid":
      await handleOrder(backend, notification, paidEvent);
      break;
    case "order_canceled":
      await handleCancelation(backend, notification);
      break;
    case "payment":
      if (!(await handleSubscriptionMoney(backend, type, notification)))
        await handleMoney(backend, notification, paymentEvent);
      break;
    case "refund":
    case "partial_refund":
      if (!(await handleSubscriptionMoney(backend, type, notification)))
        await handleMoney(backend, notification, (money) => refundEvent(type, money));
      break;
    case "create_subscription":
    case "update_subscription":
    case "non_renewal_subscription":
    case "cancel_subscription":
      await handleSubscription(backend, type, notification);
      break;
    case "ps_declined":
      await handleProblem(backend, notification, "declined");
      break;
    case "afs_reject":
      await handleProblem(backend, notification, "fraud");
      break;
    case "dispute":
      await handleProblem(backend, notification, "dispute");
      break;
    case "afs_black_list":
      await handleBlackList(backend, notification);
      break;
    default:
      await ignore(backend, notification);
  }
  return DONE;
}

async function handleOrder(
  backend: Backend,
  notification: Notification,
  toEvent: (order: OrderNotification) => TranslatedEvent,
): Promise<void> {
  const parsed = parseBody(orderNotification, notification);
  const key = { uid: parsed.user.external_id, orderId: parsed.order.id };
  await recordEvent(backend, notification, key, {
    ...toEvent(parsed),
    extras: orderExtras(notification, parsed),
  });
}

async function handleCancelation(backend: Backend, notification: Notification): Promise<void> {
  const { data } = cancelNotification.safeParse(notification.body);
  if (data) {
    const key = { uid: data.user.external_id, orderId: data.order.id };
    const extras = orderExtras(notification, data);
    return recordEvent(backend, notification, key, { ...canceledEvent(data), extras });
  }
  // If the notification cannot be read, the order on record says who its owner is.
  const orderId = namedOrder.safeParse(notification.body).data?.order.id;
  const uid = orderId && (await loadOwner(firestore(backend), orderId));
  if (!orderId || !uid) return void parseBody(cancelNotification, notification);
  await recordEvent(
    backend,
    notification,
    { uid, orderId },
    { event: { type: "canceled", facts: NO_FACTS, refund: null } },
  );
}

const NO_FACTS = {
  sandbox: false,
  items: [],
  amount: null,
  currency: null,
  transactionId: null,
  externalId: null,
};

async function handleMoney(
  backend: Backend,
  notification: Notification,
  toEvent: (money: MoneyNotification) => TranslatedEvent,
): Promise<void> {
  const money = parseBody(moneyNotification, notification);
  const orderId = money.purchase?.order?.id;
  const traits = traitsOf(money);
  const subject = orderId ? { ...traits, orderId } : traits;
  const translated = { ...toEvent(money), extras: moneyExtras(notification, money) };
  await recordEvent(backend, notification, subject, translated, !isTest(money.transaction));
}

/**
 * Records a problem of an order. If the notification cannot be read, it is acknowledged, because it is for information
 * only and an error would hold up the deliveries behind it.
 */
async function handleProblem(backend: Backend, notification: Notification, problem: Problem): Promise<void> {
  const { data } = problemNotification.safeParse(notification.body);
  if (!data) return ignore(backend, notification);
  await recordEvent(backend, notification, traitsOf(data), { event: { type: "problem", problem } });
}

/** Records fraud. An entry of the black list describes the payer, and only `adding` names a transaction. */
async function handleBlackList(backend: Backend, notification: Notification): Promise<void> {
  const { data } = blackListNotification.safeParse(notification.body);
  if (data?.event.action !== "adding") return ignore(backend, notification);
  const traits = { transactionId: data.event.transaction_id };
  await recordEvent(backend, notification, traits, { event: { type: "problem", problem: "fraud" } });
}

const traitsOf = ({
  user,
  transaction,
}: Pick<MoneyNotification, "user" | "transaction">): OrderTraits & { uid: string } => ({
  uid: user.id,
  externalId: transaction.external_id,
  transactionId: transaction.id,
});

/**
 * Acknowledges a notification that needs no handling. Xsolla adds types without notice, and an error would hold up the
 * deliveries behind it.
 */
async function ignore(backend: Backend, notification: Notification): Promise<void> {
  log("INFO", "notification.ignored", { type: notification.type });
  if (concernsMoney(notification.body))
    await storeNotification(backend, notification, { outcome: "ignored" });
}

/**
 * Parses the body of a notification. The failure names the fields that cannot be read, but not their values.
 *
 * @throws FailureError `not-understood`
 */
function parseBody<T extends z.ZodType>(schema: T, { type, body }: Notification): z.infer<T> {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.map(({ path }) => path.join(".")).join(", ");
  return fail({ reason: "not-understood", detail: `${type} without a readable ${fields}` });
}
