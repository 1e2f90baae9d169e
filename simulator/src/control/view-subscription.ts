import type { Subscription } from "../subscriptions/subscription.ts";

/** Shows a subscription with its payments and the webhooks about both. */
export const viewSubscription = ({ plan, payments, ...subscription }: Subscription) => ({
  subscription_id: subscription.id,
  status: subscription.status,
  plan_id: plan.planId,
  product_id: plan.productId,
  sandbox: subscription.sandbox,
  user: subscription.user,
  created_at: subscription.createdAt.toISOString(),
  next_charge_at: subscription.nextChargeAt.toISOString(),
  ends_at: subscription.endsAt?.toISOString() ?? null,
  payments: payments.map(({ transactionId, status, amount, currency, paidAt }) => ({
    transaction_id: String(transactionId),
    status,
    amount,
    currency,
    paid_at: paidAt?.toISOString() ?? null,
  })),
  webhooks: subscription.deliveries,
});
