import type { StandalonePayment } from "../payment.ts";

/** Shows a payment without an order, with its webhooks. A subscription's payment has them with the subscription. */
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
