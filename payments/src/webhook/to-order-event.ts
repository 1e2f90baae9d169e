import { createHash } from "node:crypto";
import Big from "big.js";
import type { Refund } from "../orders/order.ts";
import type { OrderEvent, OrderFacts } from "../orders/order-event.ts";
import type { OrderExtras } from "../orders/order-extras.ts";
import { addUp } from "../orders/order-lines.ts";
import type { CancelNotification, MoneyNotification, OrderNotification } from "./notification-schemas.ts";

/** An order event, with what travels beside it to `fulfil`. */
export interface KeyedEvent {
  event: OrderEvent;
  /** Deduplicates a refund. */
  refundKey?: string;
  /** What the notification tells beside it. */
  extras?: OrderExtras;
}

/** `order_paid`: the items are due. */
export function paidEvent(notification: OrderNotification): KeyedEvent {
  const { order, items } = notification;
  const discounts = [
    order.promotions,
    order.promocodes,
    order.coupons,
    notification.billing?.purchase?.promotions,
    ...items.map(({ promotions }) => promotions),
  ];
  const discounted =
    discounts.some((list) => list?.length) || Boolean(notification.billing?.purchase?.coupon);
  const hasExtras = items.some(
    ({ type, is_bonus, is_bundle_content, amount }) =>
      type === "bundle" || is_bonus || is_bundle_content || isFree(amount),
  );
  const mayDiffer = { amount: discounted, items: discounted || hasExtras };
  return { event: { type: "paid", toldBy: "notification", facts: orderFacts(notification), mayDiffer } };
}

/** Without the flags of items version 2, the amount is all that tells a bonus. */
const isFree = (amount: string | null | undefined): boolean =>
  amount === null || (amount !== undefined && new Big(amount).eq(0));

/** `order_canceled`; in combined mode it is the refund's record too. */
export function canceledEvent(notification: CancelNotification): KeyedEvent {
  const { refund_details, purchase } = notification.billing ?? {};
  const facts = orderFacts(notification);
  if (!refund_details) return { event: { type: "canceled", facts, refund: null } };
  const refund = refundOf("refund", refund_details, purchase?.total);
  return {
    event: { type: "canceled", facts, refund },
    refundKey: keyOf(["refund", facts.transactionId]),
  };
}

/**
 * `payment`: money was taken. Its price is `purchase.total`; `payment_details.payment` is what the buyer paid, with
 * tax and fee.
 */
export function paymentEvent({ purchase, transaction }: MoneyNotification): KeyedEvent {
  const { total, order, promotions, coupon } = purchase ?? {};
  return {
    event: {
      type: "payment",
      facts: {
        sandbox: isTest(transaction),
        items: addUp((order?.lineitems ?? []).map(({ sku, quantity }) => ({ sku, quantity }))),
        amount: total?.amount ?? null,
        currency: total?.currency ?? null,
        transactionId: transaction.id ?? null,
        externalId: transaction.external_id ?? null,
      },
      mayDiffer: { amount: Boolean(promotions?.length || coupon), items: false },
    },
  };
}

/**
 * `refund` and `partial_refund`. One transaction has one refund, but any number of partial ones, which differ in
 * amount and date.
 */
export function refundEvent(type: Refund["type"], notification: MoneyNotification): KeyedEvent {
  const { transaction, purchase, payment_details, refund_details } = notification;
  const refund = refundOf(type, refund_details ?? {}, purchase?.total ?? payment_details?.payment);
  const date = transaction.date ?? refund_details?.date;
  return {
    event: { type: "refund", refund },
    refundKey: keyOf([
      type,
      transaction.id,
      ...(type === "partial_refund" ? [refund.amount && String(new Big(refund.amount)), date] : []),
    ]),
  };
}

function orderFacts({ order, items, billing }: OrderNotification | CancelNotification): OrderFacts {
  return {
    sandbox: order.mode === "sandbox" || isTest(billing?.transaction),
    items: addUp(items.map(({ sku, quantity }) => ({ sku, quantity }))),
    amount: order.amount ?? null,
    currency: order.currency ?? null,
    transactionId: billing?.transaction?.id ?? (order.invoice_id || null),
    externalId: billing?.transaction?.external_id ?? null,
  };
}

function refundOf(
  type: Refund["type"],
  details: NonNullable<MoneyNotification["refund_details"]>,
  total: { amount: string; currency: string } | null | undefined,
): Refund {
  return {
    type,
    code: details.code ?? null,
    reason: details.reason ?? null,
    amount: total?.amount ?? null,
    currency: total?.currency ?? null,
  };
}

/** Xsolla marks test payments, and leaves the mark out of real ones. */
export const isTest = (transaction: MoneyNotification["transaction"] | null | undefined) =>
  Number(transaction?.dry_run) === 1;

/** A document id that no text of Xsolla's can break out of. */
const keyOf = (parts: (string | null | undefined)[]) =>
  createHash("sha256").update(JSON.stringify(parts)).digest("hex");
