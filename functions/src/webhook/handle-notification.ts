import { info } from "firebase-functions/logger";
import type { z } from "zod";
import { fail } from "../failure.ts";
import type { OrderTraits } from "../order-store/apply-to-order.ts";
import type { Policy } from "../orders/apply-event.ts";
import type { Problem } from "../orders/order.ts";
import { findUser, requireActive, searchUser } from "./find-user.ts";
import {
  blackListNotification,
  type MoneyNotification,
  moneyMatter,
  moneyNotification,
  type OrderNotification,
  orderNotification,
  problemNotification,
  userNotification,
  userSearchNotification,
} from "./notification-schemas.ts";
import type { Notification } from "./parse-notification.ts";
import { DONE, type Reply } from "./reply.ts";
import { canceledEvent, paidEvent, paymentEvent, refundEvent, type Told } from "./to-order-event.ts";

/**
 * Does what a notification asks for. Combined and separate mode need no setting: `order_paid` grants and
 * `order_canceled` revokes in both, while `payment` and `refund` are money records only.
 *
 * @throws FailureError `invalid-user`, `not-understood`
 */
export function handleNotification(notification: Notification, policy: Policy): Promise<Reply> {
  const { type } = notification;
  switch (type) {
    case "user_validation":
      return validateUser(notification);
    case "user_search":
      return answerSearch(notification);
    case "order_paid":
      return handleOrder(notification, paidEvent, policy);
    case "order_canceled":
      return handleOrder(notification, canceledEvent, policy);
    case "payment":
      return handleMoney(notification, paymentEvent, policy);
    case "refund":
    case "partial_refund":
      return handleMoney(notification, (money) => refundEvent(type, money), policy);
    case "ps_declined":
      return handleProblem(notification, "declined", policy);
    case "afs_reject":
      return handleProblem(notification, "fraud", policy);
    case "dispute":
      return handleProblem(notification, "dispute", policy);
    case "afs_black_list":
      return handleBlackList(notification, policy);
    default:
      return ignore(notification);
  }
}

/** Xsolla asks this several times while the buyer pays, and never again after a failure. */
async function validateUser({ body }: Notification): Promise<Reply> {
  const { data } = userNotification.safeParse(body);
  requireActive(await findUser(data?.user.id ?? ""));
  return DONE;
}

/** `public_id` is what the buyer types in to be found: their uid or e-mail address. */
async function answerSearch({ body }: Notification): Promise<Reply> {
  const { user: asked } = userSearchNotification.safeParse(body).data ?? {};
  const publicId = asked?.public_id || asked?.id || "";
  const user = requireActive(
    (await searchUser(publicId)) ?? (asked?.id === publicId ? null : await findUser(asked?.id ?? "")),
  );
  return {
    status: 200,
    body: {
      user: { id: user.uid, public_id: publicId, ...(user.displayName && { name: user.displayName }) },
    },
  };
}

async function handleOrder(
  notification: Notification,
  toEvent: (order: OrderNotification) => Told,
  policy: Policy,
): Promise<Reply> {
  const paidOrCanceled = understand(orderNotification, notification);
  const { user, order } = paidOrCanceled;
  await record(notification, { uid: user.external_id, orderId: order.id }, toEvent(paidOrCanceled), policy);
  return DONE;
}

async function handleMoney(
  notification: Notification,
  toEvent: (money: MoneyNotification) => Told,
  policy: Policy,
): Promise<Reply> {
  const money = understand(moneyNotification, notification);
  const { user, purchase } = money;
  const orderId = purchase?.order?.id;
  const subject = orderId ? { uid: user.id, orderId } : traitsOf(money);
  await record(notification, subject, toEvent(money), policy);
  return DONE;
}

/** For information only: one that cannot be read is acknowledged, since an error would hold up the queue. */
async function handleProblem(notification: Notification, problem: Problem, policy: Policy): Promise<Reply> {
  const { data } = problemNotification.safeParse(notification.body);
  if (!data) return ignore(notification);
  await record(notification, traitsOf(data), { event: { type: "problem", problem } }, policy);
  return DONE;
}

/** Only the adding tells something about an order; the entry is about the payer. */
async function handleBlackList(notification: Notification, policy: Policy): Promise<Reply> {
  const { data } = blackListNotification.safeParse(notification.body);
  if (data?.event.action !== "adding") return ignore(notification);
  const traits = { transactionId: data.event.transaction_id };
  await record(notification, traits, { event: { type: "problem", problem: "fraud" } }, policy);
  return DONE;
}

const traitsOf = ({ user, transaction }: Pick<MoneyNotification, "user" | "transaction">): OrderTraits => ({
  uid: user.id,
  externalId: transaction.external_id,
  transactionId: transaction.id,
});

/** Xsolla adds types without notice, and an error holds up the deliveries behind it. */
async function ignore(notification: Notification): Promise<Reply> {
  info("notification.ignored", { type: notification.type });
  if (moneyMatter.safeParse(notification.body).success) {
    const { keepNotification } = await import("./notification-store.ts");
    await keepNotification(notification, { outcome: "ignored" });
  }
  return DONE;
}

/** Loaded with the first event of an order: `user_validation`, for which the buyer waits, needs no Firestore. */
async function record(...args: Parameters<typeof import("./record.ts").record>): Promise<void> {
  const module = await import("./record.ts");
  return module.record(...args);
}

/** The names of the fields are logged, not what stands in them. */
function understand<T extends z.ZodType>(schema: T, { type, body }: Notification): z.infer<T> {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.map(({ path }) => path.join(".")).join(", ");
  return fail({ reason: "not-understood", detail: `${type} without a readable ${fields}` });
}
