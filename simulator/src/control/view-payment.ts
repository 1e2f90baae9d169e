import type { StandalonePayment } from "../payment.ts";

/** A payment without an order, with its webhooks; those of a subscription's payment are with the subscription. */
export const viewPayment = ({ user, sandbox, amount, currency, ...payment }: StandalonePayment) => ({
  transaction_id: String(payment.transactionId),
  status: payment.status,
  sandbox,
  user,
  amount,
  currency,
  purchase: payment.purchase,
  refunded: payment.refunded,
  paid_at: payment.paidAt?.toISOString() ?? null,
  external_id: payment.externalId ?? null,
  webhooks: payment.deliveries,
});
