import type { Transaction } from "../subject.ts";
import { paymentDetails } from "../webhooks/notifications/payment-details.ts";
import type { World } from "../world.ts";
import { writeDate } from "../write-date.ts";

/** Shows the status. The search has none for a partly refunded transaction. */
export const statusOf = ({ status }: Transaction): "done" | "refunded" =>
  status === "canceled" || status === "refunded" ? "refunded" : "done";

/**
 * Shows a transaction as the reports do, without the order id.
 * https://developers.xsolla.com/api/pay-station/operation/find-transactions
 */
export function viewTransaction(world: World, transaction: Transaction) {
  const { user, amount, externalId, sandbox, paidAt, refundReason } = transaction;
  const { payment, sales_tax } = paymentDetails(transaction, amount);
  const isRefundable = statusOf(transaction) === "done" && world.settings.refundsAllowed;
  const date = paidAt ? writeDate(paidAt) : null;
  return {
    transaction: {
      id: transaction.transactionId,
      external_id: externalId ?? null,
      dry_run: sandbox ? 1 : 0,
      status: statusOf(transaction),
      is_refund_allowed: isRefundable ? 1 : 0,
      refund_reason: refundReason ?? null,
      payment_method: { id: 1380, name: "Bank card" },
      project: project(world),
      create_date: date,
      transfer_date: date,
    },
    user: {
      id: user.id,
      name: user.name ?? null,
      email: user.email ?? null,
      phone: null,
      custom: null,
      country: user.country,
    },
    purchase: viewPurchase(transaction),
    payment_details: { payment: { ...payment, amount_from_ps: payment.amount }, sales_tax },
    payment_system: { decline_reason: null },
  };
}

/**
 * Shows a transaction as the fast search does, which includes partial refunds.
 * https://developers.xsolla.com/api/pay-station/operation/find-transactions-fast
 */
export function summarizeTransaction(world: World, transaction: Transaction) {
  const { user, amount, externalId, paidAt, refunded, refundReason } = transaction;
  const status = statusOf(transaction);
  return {
    transaction: {
      id: transaction.transactionId,
      external_id: externalId ?? null,
      status: status === "done" && refunded > 0 ? "partiallyRefunded" : status,
      refund_reason: refundReason ?? null,
      project: project(world),
      payment_date: paidAt?.toISOString().slice(0, 10),
    },
    user: { id: user.id, country: user.country },
    payment_details: { payment: paymentDetails(transaction, amount).payment },
  };
}

const project = ({ projectId }: World) => ({ id: projectId, name: "Example game" });

function viewPurchase(transaction: Transaction) {
  const { amount, currency } = transaction;
  const none = { amount: null, currency: null };
  const money = { amount: Number(amount), currency };
  const bought = transaction.kind === "payment" ? transaction.purchase : {};
  const isCheckout = !("subscription" in bought || "virtual_currency" in bought);
  return {
    pin_codes: { ...none, content: null },
    simple_checkout: isCheckout ? money : none,
    subscription: { name: "subscription" in bought ? "VIP" : null },
    virtual_currency: "virtual_currency" in bought ? { ...money, name: "Gems" } : { ...none, name: null },
    virtual_items:
      transaction.kind === "order"
        ? transaction.lines.map(({ item, quantity }) => `${quantity} x ${item.name.en}`).join(", ")
        : null,
  };
}
