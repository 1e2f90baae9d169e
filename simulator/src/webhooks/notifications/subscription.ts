// Notifications about subscriptions: https://developers.xsolla.com/webhooks/overview
import { planPrice } from "../../subscriptions/plans.ts";
import type { Subscription } from "../../subscriptions/subscription.ts";
import type { World } from "../../world.ts";
import { writeDate } from "../../write-date.ts";
import { customParameters, settings } from "./parts.ts";

const head = ({ id, plan }: Subscription) => ({ plan_id: plan.planId, subscription_id: id });

const productHead = (subscription: Subscription) => ({
  ...head(subscription),
  product_id: subscription.plan.productId,
  tags: subscription.plan.tags,
});

const user = ({ user: { id, name } }: Subscription) => ({ id, ...(name !== undefined && { name }) });

/** `purchase.subscription` of a payment. */
export const subscriptionPurchase = (subscription: Subscription, amount: string) => ({
  ...productHead(subscription),
  date_create: writeDate(subscription.createdAt),
  date_next_charge: writeDate(subscription.nextChargeAt),
  currency: subscription.currency,
  amount: Number(amount),
  trial_days: subscription.plan.trialDays,
});

/** Sent after the first payment, or when a trial starts. */
export const createSubscription = (world: World, subscription: Subscription) => ({
  notification_type: "create_subscription",
  settings: settings(world),
  user: user(subscription),
  subscription: {
    ...productHead(subscription),
    date_create: writeDate(subscription.createdAt),
    date_next_charge: writeDate(subscription.nextChargeAt),
    trial: { value: subscription.plan.trialDays, type: "day" },
  },
  ...customParameters(world, subscription),
});

/** Sent at each renewal, and when the plan or the next charge changes. */
export const updateSubscription = (world: World, subscription: Subscription) => ({
  notification_type: "update_subscription",
  settings: settings(world),
  user: user(subscription),
  subscription: {
    ...productHead(subscription),
    date_next_charge: writeDate(subscription.nextChargeAt),
  },
});

/** Sent at each cancelation; it gives no reason. */
export const cancelSubscription = (world: World, subscription: Subscription) => ({
  notification_type: "cancel_subscription",
  settings: settings(world),
  user: user(subscription),
  subscription: {
    ...productHead(subscription),
    date_create: writeDate(subscription.createdAt),
    date_end: writeDate(subscription.endsAt ?? subscription.nextChargeAt),
  },
});

/** Sent when a subscription is not to renew. It names no product, and has the buyer's e-mail address. */
export const nonRenewalSubscription = (world: World, subscription: Subscription) => ({
  notification_type: "non_renewal_subscription",
  settings: settings(world),
  user: {
    ...user(subscription),
    ...(subscription.user.email !== undefined && { email: subscription.user.email }),
  },
  subscription: {
    ...head(subscription),
    date_create: writeDate(subscription.createdAt),
    date_next_charge: writeDate(subscription.nextChargeAt),
    currency: subscription.currency,
    amount: Number(planPrice(subscription.plan, subscription.currency)),
  },
});
