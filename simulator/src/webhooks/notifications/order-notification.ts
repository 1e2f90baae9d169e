import type { WebhookMode } from "../../options.ts";
import type { Order } from "../../order.ts";
import type { World } from "../../world.ts";
import { fourDecimals, orderLines } from "./order-lines.ts";
import {
  customParameters,
  paidTransaction,
  type RefundReason,
  refundDetails,
  settings,
  sum,
  transactionOf,
} from "./parts.ts";
import { paymentDetails } from "./payment-details.ts";

/** Bought: grant. https://developers.xsolla.com/webhooks/overview */
export const orderPaid = (world: World, order: Order, mode: WebhookMode) => ({
  notification_type: "order_paid",
  ...orderFields(world, order, mode, "paid"),
  ...(mode === "combined" && { billing: { notification_type: "payment", ...billing(world, order) } }),
});

/** Given back: revoke. https://developers.xsolla.com/webhooks/overview */
export const orderCanceled = (world: World, order: Order, mode: WebhookMode, why: RefundReason) => ({
  notification_type: "order_canceled",
  ...orderFields(world, order, mode, "canceled"),
  ...(mode === "combined" && {
    billing: { notification_type: "refund", ...billing(world, order), refund_details: refundDetails(why) },
  }),
});

/** Without `billing` nothing names the project. */
const orderFields = (world: World, order: Order, mode: WebhookMode, status: "paid" | "canceled") => ({
  items: orderLines(order.lines, world.catalogue, world.orderWebhook().itemsVersion),
  order: {
    id: order.id,
    mode: order.sandbox ? "sandbox" : "default",
    currency_type: "real",
    currency: order.currency,
    amount: fourDecimals(order.amount),
    status,
    platform: "xsolla",
    comment: null,
    invoice_id: String(order.transactionId),
    promotions: [],
    promocodes: [],
    coupons: [],
  },
  user: {
    external_id: order.user.id,
    ...(order.user.email !== undefined && { email: order.user.email }),
    ...(mode === "combined" && { country: order.user.country }),
  },
  ...customParameters(order),
});

const billing = (world: World, order: Order) => ({
  settings: settings(world),
  purchase: { total: sum(order.amount, order.currency) },
  transaction: paidTransaction(transactionOf(order)),
  payment_details: paymentDetails(order, order.amount),
});
