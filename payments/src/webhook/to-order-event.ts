import { createHash } from "node:crypto";
import Big from "big.js";
import type { Refund } from "../orders/order.ts";
import type { OrderEvent, OrderFacts } from "../orders/order-event.ts";
import type { OrderExtras } from "../orders/order-extras.ts";
import { addUp } from "../orders/order-lines.ts";
import type { CancelNotification, MoneyNotification, OrderNotification } from "./notification-schemas.ts";

/** A notification, translated to an order event and the data beside it. */
export interface TranslatedEvent {
  event: OrderEvent;
  /** Deduplicates a refund. */
  refundKey?: string;
  /** Facts for the order and for `fulfil` that the state machine does not need. */
  extras?: OrderExtras;
}

/** Translates `order_paid`, after which the items are due. */
export function paidEvent(notification: OrderNotification): TranslatedEvent {
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
  const tolerance = { amount: discounted, items: discounted || hasExtras };
  return { event: { type: "paid", reportedBy: "notification", facts: orderFacts(notification), tolerance } };
}

/** Tells whether a line is free. Only version 2 of the items has flags, so in version 1 this identifies a bonus. */
const isFree = (amount: string | null | undefined): boolean =>
  amount === null || (amount !== undefined && new Big(amount).eq(0));

/** Translates `order_canceled`. In combined mode it is also the record of the refund. */
export function canceledEvent(notification: CancelNotification): TranslatedEvent {
  const { refund_details, purchase } = notification.billing ?? {};
  const facts = orderFacts(notification);
  if (!refund_details) return { event: { type: "canceled", facts, refund: null } };
  const refund = refundOf("refund", refund_details, purchase?.total);
  return {
    event: { type: "canceled", facts, refund },
    refundKey: digestOf(["refund", facts.transactionId]),
  };
}

/**
 * Translates `payment`, after which the order is paid. The price is `purchase.total`. The buyer paid
 * `payment_details.payment`, which includes tax and fee.
 */
export function paymentEvent({ purchase, transaction }: MoneyNotification): TranslatedEvent {
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
      tolerance: { amount: Boolean(promotions?.length || coupon), items: false },
    },
  };
}

/**
 * Translates `refund` and `partial_refund`. A transaction has at most one refund, but any number of partial refunds,
 * which differ in amount and date.
 */
export function refundEvent(type: Refund["type"], notification: MoneyNotification): TranslatedEvent {
  const { transaction, purchase, payment_details, refund_details } = notification;
  const refund = refundOf(type, refund_details ?? {}, purchase?.total ?? payment_details?.payment);
  const date = transaction.date ?? refund_details?.date;
  return {
    event: { type: "refund", refund },
    refundKey: digestOf([
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

/** Tells whether a payment is a test. Only a test has `dry_run`. */
export const isTest = (transaction: MoneyNotification["transaction"] | null | undefined) =>
  Number(transaction?.dry_run) === 1;

/** Builds a document id. It is a digest, so that the texts from Xsolla cannot change the path of the document. */
const digestOf = (parts: (string | null | undefined)[]) =>
  createHash("sha256").update(JSON.stringify(parts)).digest("hex");
