import { info } from "firebase-functions/logger";
import type { z } from "zod";
import type { WebhookConfig } from "../config.ts";
import { fail } from "../failure.ts";
import type { Problem } from "../orders/order.ts";
import {
  blackListNotification,
  type MoneyNotification,
  moneyNotification,
  orderNotification,
  problemNotification,
  userNotification,
  userSearchNotification,
} from "./notification.ts";
import type { Notification } from "./parse-notification.ts";
import { DONE, type Reply } from "./reply.ts";
import { canceledEvent, paidEvent, paymentEvent, refundEvent, type Told } from "./to-order-event.ts";
import { findUser, requireActive, searchUser } from "./users.ts";

/**
 * Does what a notification asks for. Combined and separate mode need no setting: `order_paid` grants and
 * `order_canceled` revokes in both, while `payment` and `refund` are money records only.
 *
 * @throws FailureError `invalid-user`, `not-understood`
 */
export function handleNotification({ type, body }: Notification, config: WebhookConfig): Promise<Reply> {
  switch (type) {
    case "user_validation":
      return validateUser(body);
    case "user_search":
      return answerSearch(body);
    case "order_paid":
      return handleOrder(type, body, paidEvent, config);
    case "order_canceled":
      return handleOrder(type, body, canceledEvent, config);
    case "payment":
      return handleMoney(type, body, paymentEvent, config);
    case "refund":
    case "partial_refund":
      return handleMoney(type, body, (notification) => refundEvent(type, notification), config);
    case "ps_declined":
      return handleProblem(type, body, "declined", config);
    case "afs_reject":
      return handleProblem(type, body, "fraud", config);
    case "dispute":
      return handleProblem(type, body, "dispute", config);
    case "afs_black_list":
      return handleBlackList(type, body, config);
    default:
      return ignore(type);
  }
}

/** Loaded with the first event of an order: `user_validation`, for which the buyer waits, needs no Firestore. */
async function record(...args: Parameters<typeof import("./record.ts").record>): Promise<void> {
  const module = await import("./record.ts");
  return module.record(...args);
}

/** Xsolla asks this several times while the buyer pays, and never again after a failure. */
async function validateUser(body: unknown): Promise<Reply> {
  const { data } = userNotification.safeParse(body);
  requireActive(await findUser(data?.user.id ?? ""));
  return DONE;
}

/** `public_id` is what the buyer types in to be found: their uid or e-mail address. */
async function answerSearch(body: unknown): Promise<Reply> {
  const { user: asked } = userSearchNotification.safeParse(body).data ?? {};
  const publicId = asked?.public_id || asked?.id || "";
  const user = requireActive((await searchUser(publicId)) ?? (await findUser(asked?.id ?? "")));
  return {
    status: 200,
    body: {
      user: { id: user.uid, public_id: publicId, ...(user.displayName && { name: user.displayName }) },
    },
  };
}

async function handleOrder(
  type: string,
  body: unknown,
  toEvent: (notification: z.infer<typeof orderNotification>) => Told,
  config: WebhookConfig,
): Promise<Reply> {
  const notification = understand(orderNotification, type, body);
  const key = { uid: notification.user.external_id, orderId: notification.order.id };
  await record(type, key, toEvent(notification), config);
  return DONE;
}

async function handleMoney(
  type: string,
  body: unknown,
  toEvent: (notification: MoneyNotification) => Told,
  config: WebhookConfig,
): Promise<Reply> {
  const notification = understand(moneyNotification, type, body);
  const { user, transaction, purchase } = notification;
  const orderId = purchase?.order?.id;
  const traits = { uid: user.id, externalId: transaction.external_id, transactionId: transaction.id };
  await record(type, orderId ? { uid: user.id, orderId } : traits, toEvent(notification), config);
  return DONE;
}

/** For information only: one that cannot be read is logged and acknowledged, since an error would hold up the queue. */
async function handleProblem(
  type: string,
  body: unknown,
  problem: Problem,
  config: WebhookConfig,
): Promise<Reply> {
  const parsed = problemNotification.safeParse(body);
  if (!parsed.success) return ignore(type);
  const { user, transaction } = parsed.data;
  const traits = { uid: user.id, externalId: transaction.external_id, transactionId: transaction.id };
  await record(type, traits, { event: { type: "problem", problem } }, config);
  return DONE;
}

/** Only the adding tells something about an order; the entry is about the payer. */
async function handleBlackList(type: string, body: unknown, config: WebhookConfig): Promise<Reply> {
  const parsed = blackListNotification.safeParse(body);
  if (parsed.data?.event.action !== "adding") return ignore(type);
  const traits = { transactionId: parsed.data.event.transaction_id };
  await record(type, traits, { event: { type: "problem", problem: "fraud" } }, config);
  return DONE;
}

/** Xsolla adds types without notice, and an error holds up the deliveries behind it. */
async function ignore(type: string): Promise<Reply> {
  info("notification.ignored", { type });
  return DONE;
}

/** The names of the fields are logged, not what stands in them. */
function understand<T extends z.ZodType>(schema: T, type: string, body: unknown): z.infer<T> {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.map(({ path }) => path.join(".")).join(", ");
  return fail({ reason: "not-understood", detail: `${type} without a readable ${fields}` });
}
