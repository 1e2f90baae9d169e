import Big from "big.js";
import type { RecordedOrder } from "../../order-store/load-recorded-order.ts";
import { currencyDecimals } from "./currency-decimals.ts";

/** A refund that can be requested. */
export interface RefundPlan {
  orderId: string;
  uid: string;
  transactionId: string;
  /** Decimal. */
  amount: string;
  currency: string;
  isPartial: boolean;
  /** Decimal. */
  paid: string;
  paidAt: Date | undefined;
  /** State of the order before the refund, to recognize the change that Xsolla's notification makes. */
  before: { isCanceled: boolean; refunds: number };
}

/**
 * Checks that an order can be refunded, in full or in part.
 *
 * @param wanted decimal amount of a partial refund; undefined for a full refund
 * @throws Error that says why the order cannot be refunded
 */
export function planRefund(
  orderId: string,
  found: RecordedOrder | null,
  wanted: string | undefined,
): RefundPlan {
  if (!found) throw new Error(`there is no order ${orderId} on record`);
  const { key, order } = found;
  const { status, transactionId, amount: paid, currency } = order;
  const isPaidLate = status === "canceled" && order.problem === "paid-when-canceled";
  if (status === "canceled" && !isPaidLate)
    throw new Error(`order ${orderId} is canceled: it was refunded already, or never paid`);
  if (status === "new" || status === "expired")
    throw new Error(`order ${orderId} was not paid; its status is ${status}`);
  if (transactionId === null || paid === null || currency === null)
    throw new Error(
      `order ${orderId} has no Pay Station transaction on record: it was free, or paid in virtual currency, or its notification never arrived; run the audit`,
    );
  const parts = order.refunds.filter(({ type }) => type === "partial_refund");
  const refunded = parts.reduce((sum, { amount }) => sum.plus(amount ?? 0), new Big(0));
  const left = new Big(paid).minus(refunded);
  if (wanted === undefined && parts.length > 0)
    throw new Error(
      `Xsolla refuses a full refund after a partial one; to refund the remaining ${left.toFixed()} ${currency}, give --amount`,
    );
  if (wanted !== undefined) checkAmount(wanted, left, currency);
  return {
    ...key,
    transactionId,
    amount: wanted ?? paid,
    currency,
    isPartial: wanted !== undefined,
    paid,
    paidAt: order.paidAt,
    before: { isCanceled: status === "canceled", refunds: order.refunds.length },
  };
}

function checkAmount(wanted: string, left: Big, currency: string): void {
  if (!/^\d{1,15}(\.\d{1,15})?$/.test(wanted) || new Big(wanted).lte(0))
    throw new Error("--amount must be a decimal above 0, such as 1.50");
  const decimals = currencyDecimals(currency);
  if (!new Big(wanted).round(decimals, Big.roundDown).eq(wanted))
    throw new Error(`--amount ${wanted} has too many decimals: ${currency} has ${decimals}`);
  if (new Big(wanted).gt(left))
    throw new Error(
      `--amount ${wanted} is more than what is left of the payment, ${left.toFixed()} ${currency}`,
    );
}
