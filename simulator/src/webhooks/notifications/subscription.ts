// Notifications about subscriptions: https://developers.xsolla.com/webhooks/overview
import { planPrice } from "../../plans.ts";
import type { Subscription } from "../../subscriptions/subscription.ts";
import type { World } from "../../world.ts";
import { writeDate } from "../../write-date.ts";
import { customParameters, settings } from "./common-fields.ts";

const head = ({ id, plan }: Subscription) => ({ plan_id: plan.planId, subscription_id: id });

const productHead = (subscription: Subscription) => ({
  ...head(subscription),
  product_id: subscription.plan.productId,
  tags: subscription.plan.tags,
});

const user = ({ user: { id, name } }: Subscription) => ({ id, ...(name !== undefined && { name }) });

/** Makes `purchase.subscription` of a payment. */
export const subscriptionPurchase = (subscription: Subscription, amount: string) => ({
  ...productHead(subscription),
  date_create: writeDate(subscription.createdAt),
  date_next_charge: writeDate(subscription.nextChargeAt),
  currency: subscription.currency,
  amount: Number(amount),
  trial_days: subscription.plan.trialDays,
});

/** Makes `create_subscription`, sent after the first payment or at the start of a trial. */
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

/** Makes `update_subscription`, sent at each renewal and at a change of plan or next charge. */
export const updateSubscription = (world: World, subscription: Subscription) => ({
  notification_type: "update_subscription",
  settings: settings(world),
  user: user(subscription),
  subscription: {
    ...productHead(subscription),
    date_next_charge: writeDate(subscription.nextChargeAt),
  },
});

/** Makes `cancel_subscription`, sent at each cancelation. It has no reason. */
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

/** Makes `non_renewal_subscription`. It has the buyer's e-mail address, and no product. */
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
