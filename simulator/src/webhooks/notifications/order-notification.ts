import type { WebhookMode } from "../../options.ts";
import type { Order } from "../../order.ts";
import type { World } from "../../world.ts";
import {
  customParameters,
  paidTransaction,
  purchaseFields,
  type RefundReason,
  refundDetails,
  settings,
  sum,
  transactionOf,
} from "./common-fields.ts";
import { fourDecimals, orderLines } from "./order-lines.ts";
import { paymentDetails } from "./payment-details.ts";

/** Makes `order_paid`. https://developers.xsolla.com/webhooks/overview */
export const orderPaid = (world: World, order: Order, mode: WebhookMode) => ({
  notification_type: "order_paid",
  ...orderFields(world, order, mode, "paid"),
  ...(hasBilling(order, mode) && { billing: { notification_type: "payment", ...billing(world, order) } }),
});

/** Makes `order_canceled`. https://developers.xsolla.com/webhooks/overview */
export const orderCanceled = (world: World, order: Order, mode: WebhookMode, why: RefundReason) => ({
  notification_type: "order_canceled",
  ...orderFields(world, order, mode, "canceled"),
  ...(hasBilling(order, mode) && {
    billing: { notification_type: "refund", ...billing(world, order), refund_details: refundDetails(why) },
  }),
});

/** Returns whether there is `billing`. A purchase with virtual currency has none. */
const hasBilling = ({ transactionId }: Order, mode: WebhookMode) =>
  mode === "combined" && transactionId !== undefined;

/** Makes the common fields. Without `billing`, none of them names the project. */
const orderFields = (world: World, order: Order, mode: WebhookMode, status: "paid" | "canceled") => ({
  items: orderLines(order, world.catalogue, world.orderWebhook().itemsVersion),
  order: {
    id: order.id,
    mode: order.sandbox ? "sandbox" : "default",
    currency_type: order.currencyType,
    currency: order.currency,
    amount: fourDecimals(order.amount),
    status,
    platform: "xsolla",
    comment: null,
    invoice_id: order.transactionId === undefined ? null : String(order.transactionId),
    promotions: [],
    promocodes: order.promoCode
      ? [{ code: order.promoCode.code, external_id: order.promoCode.externalId }]
      : [],
    coupons: [],
  },
  user: {
    external_id: order.user.id,
    ...(order.user.email !== undefined && { email: order.user.email }),
    ...(mode === "combined" && { country: order.user.country }),
  },
  ...customParameters(world, order),
});

const billing = (world: World, order: Order) => ({
  settings: settings(world),
  purchase: { total: sum(order.amount, order.currency), ...purchaseFields(order) },
  transaction: paidTransaction(transactionOf(order)),
  payment_details: paymentDetails(order, order.amount),
});
