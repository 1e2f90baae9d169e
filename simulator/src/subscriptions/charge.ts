import type { Overrides } from "../options.ts";
import { payWithoutOrder } from "../payments/pay-without-order.ts";
import { planPrice } from "../plans.ts";
import { subscriptionPurchase } from "../webhooks/notifications/subscription.ts";
import type { Xsolla } from "../xsolla.ts";
import type { Subscription } from "./subscription.ts";

/** Takes the money for the period until the subscription's next charge. */
export async function charge(xsolla: Xsolla, subscription: Subscription, overrides: Overrides) {
  const { user, sandbox, plan, currency, customParameters } = subscription;
  const amount = planPrice(plan, currency);
  const payment = await payWithoutOrder(
    xsolla,
    {
      user,
      sandbox,
      amount,
      currency,
      customParameters,
      externalId: undefined,
      purchase: { subscription: subscriptionPurchase(subscription, amount) },
      subscription,
    },
    { ...overrides, validateUser: false },
  );
  subscription.payments.push(payment);
}
