import { currencyOf } from "../countries.ts";
import type { Overrides } from "../options.ts";
import type { Buyer } from "../payment.ts";
import { PaymentError } from "../payments/payment-error.ts";
import { validateUser } from "../payments/validate-user.ts";
import type { Plan } from "../plans.ts";
import { createSubscription } from "../webhooks/notifications/subscription.ts";
import type { Xsolla } from "../xsolla.ts";
import { charge } from "./charge.ts";
import { firstChargeAfter } from "./next-charge.ts";
import type { Subscription } from "./subscription.ts";

interface Sale {
  user: Buyer;
  plan: Plan;
  sandbox: boolean;
  customParameters: Record<string, unknown> | undefined;
  /** Whether `user_validation` is sent first. */
  validateUser: boolean;
}

/** Adds an unpaid subscription. */
export function addSubscription({ world }: Xsolla, sale: Sale): Subscription {
  const { user, plan, sandbox, customParameters } = sale;
  const createdAt = world.now();
  const subscription: Subscription = {
    kind: "subscription",
    id: world.nextSubscriptionId(),
    number: world.subscriptions.size + 1,
    status: "new",
    user,
    sandbox,
    plan,
    currency: currencyOf(user.country) ?? "USD",
    customParameters,
    createdAt,
    nextChargeAt: firstChargeAfter(createdAt, plan),
    endsAt: undefined,
    payments: [],
    deliveries: [],
  };
  world.addSubscription(subscription);
  return subscription;
}

/**
 * Takes the first payment, unless there is a trial, and notifies the studio: `payment`, then `create_subscription`.
 *
 * @throws PaymentError if the studio does not know the buyer
 */
export async function sellSubscription(
  xsolla: Xsolla,
  subscription: Subscription,
  sale: Sale,
  overrides: Overrides,
): Promise<void> {
  const { world, queue } = xsolla;
  const target = { ...world.settings, ...overrides };
  if (sale.validateUser) await validateUser(xsolla, subscription, subscription, target);
  if (!world.subscriptions.has(subscription.id)) throw new PaymentError((texts) => texts.orderGone);
  subscription.status = "active";
  if (subscription.plan.trialDays === 0) await charge(xsolla, subscription, overrides);
  world.emitChange(subscription);
  queue.send(subscription, createSubscription(world, subscription), { target });
}
