import type { Order } from "../../order.ts";
import type { World } from "../../world.ts";
import {
  customParameters,
  paidTransaction,
  type RefundReason,
  refundDetails,
  settings,
  sum,
  transactionOf,
  user,
} from "./parts.ts";
import { paymentDetails } from "./payment-details.ts";

/** The money record of separate mode. https://developers.xsolla.com/deprecated-webhooks/operation/legacy-refund */
export const refund = (world: World, order: Order, why: RefundReason) => ({
  ...moneyBack(world, order, order.amount, why),
  notification_type: "refund",
});

/**
 * The refunded part, as a decimal. May come several times for one transaction: amount and date tell them apart.
 * https://developers.xsolla.com/webhooks/overview
 */
export function partialRefund(world: World, order: Order, why: RefundReason, amount: string, date: string) {
  const notification = moneyBack(world, order, amount, why);
  return {
    ...notification,
    notification_type: "partial_refund",
    transaction: { ...notification.transaction, date },
  };
}

const moneyBack = (world: World, order: Order, amount: string, why: RefundReason) => ({
  settings: settings(world),
  purchase: { checkout: sum(order.amount, order.currency), total: sum(amount, order.currency) },
  user: user(order),
  transaction: paidTransaction(transactionOf(order)),
  refund_details: refundDetails(why),
  payment_details: paymentDetails(order, amount),
  ...customParameters(order),
});
