import type { Transaction } from "../../subject.ts";
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
  user,
} from "./common-fields.ts";
import { paymentDetails } from "./payment-details.ts";

/**
 * Makes `refund`: for orders in separate mode, for payments without an order in both modes.
 * https://developers.xsolla.com/deprecated-webhooks/operation/legacy-refund
 */
export const refund = (world: World, paid: Transaction, why: RefundReason) => ({
  ...moneyBack(world, paid, paid.amount, why),
  notification_type: "refund",
});

interface Part {
  /** Decimal. */
  amount: string;
  /** ISO 8601. Default: now. */
  date?: string | undefined;
}

/**
 * Makes `partial_refund`. A transaction may have several, which differ in amount and date.
 * https://developers.xsolla.com/webhooks/overview
 */
export function partialRefund(world: World, paid: Transaction, why: RefundReason, { amount, date }: Part) {
  const notification = moneyBack(world, paid, amount, why);
  return {
    ...notification,
    notification_type: "partial_refund",
    transaction: { ...notification.transaction, date: date ?? world.now().toISOString() },
  };
}

const moneyBack = (world: World, paid: Transaction, amount: string, why: RefundReason) => ({
  settings: settings(world),
  purchase: {
    ...(paid.kind === "order" && { checkout: sum(paid.amount, paid.currency) }),
    ...purchaseFields(paid),
    total: sum(amount, paid.currency),
  },
  user: user(paid.user),
  transaction: paidTransaction(transactionOf(paid)),
  refund_details: refundDetails(why),
  payment_details: paymentDetails(paid, amount),
  ...customParameters(world, paid),
});
