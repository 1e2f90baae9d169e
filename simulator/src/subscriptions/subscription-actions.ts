import type { Overrides } from "../options.ts";
import { requirePaid } from "../payments/order-state.ts";
import { PaymentError } from "../payments/payment-error.ts";
import { refundPayment } from "../payments/refund-payment.ts";
import type { Plan } from "../plans.ts";
import type { Notification } from "../webhooks/delivery-queue.ts";
import type { RefundReason } from "../webhooks/notifications/common-fields.ts";
import {
  cancelSubscription,
  nonRenewalSubscription,
  updateSubscription,
} from "../webhooks/notifications/subscription.ts";
import type { Xsolla } from "../xsolla.ts";
import { charge } from "./charge.ts";
import { nextCharge } from "./next-charge.ts";
import type { Subscription } from "./subscription.ts";

/**
 * Charges the next period: `payment`, then `update_subscription`. A subscription that was not to renew becomes active
 * again.
 *
 * @throws PaymentError if it has ended
 */
export async function renew(xsolla: Xsolla, subscription: Subscription, overrides: Overrides): Promise<void> {
  requireAlive(subscription);
  subscription.nextChargeAt = nextCharge(subscription.nextChargeAt, subscription.plan);
  subscription.status = "active";
  await charge(xsolla, subscription, overrides);
  notify(xsolla, subscription, updateSubscription(xsolla.world, subscription), overrides);
}

interface Change {
  plan?: Plan | undefined;
  nextChargeAt?: Date | undefined;
}

/** Changes the plan or the date of the next charge: `update_subscription`. @throws PaymentError if it has ended */
export function change(
  xsolla: Xsolla,
  subscription: Subscription,
  { plan, nextChargeAt }: Change,
  overrides: Overrides,
): void {
  requireAlive(subscription);
  subscription.plan = plan ?? subscription.plan;
  subscription.nextChargeAt = nextChargeAt ?? subscription.nextChargeAt;
  notify(xsolla, subscription, updateSubscription(xsolla.world, subscription), overrides);
}

/** Ends it after the paid period: `non_renewal_subscription`. @throws PaymentError if it has ended */
export function stopRenewing(xsolla: Xsolla, subscription: Subscription, overrides: Overrides): void {
  requireAlive(subscription);
  subscription.status = "non_renewing";
  notify(xsolla, subscription, nonRenewalSubscription(xsolla.world, subscription), overrides);
}

/** Cancels it: `cancel_subscription`. Access lasts until `endsAt`. @throws PaymentError if it has ended */
export function cancel(
  xsolla: Xsolla,
  subscription: Subscription,
  endsAt: Date | undefined,
  overrides: Overrides,
): void {
  requireAlive(subscription);
  subscription.status = "canceled";
  subscription.endsAt = endsAt ?? subscription.nextChargeAt;
  notify(xsolla, subscription, cancelSubscription(xsolla.world, subscription), overrides);
}

interface Refund extends RefundReason {
  /** Default: the last payment that is not refunded. */
  transactionId?: string | undefined;
}

/** Refunds a payment: `refund`. The subscription stays as it is. @throws PaymentError */
export function refundCharge(
  xsolla: Xsolla,
  subscription: Subscription,
  { transactionId, ...why }: Refund,
  overrides: Overrides,
): void {
  const payment = subscription.payments.findLast(({ transactionId: id, status }) =>
    transactionId === undefined ? status === "done" : String(id) === transactionId,
  );
  if (!payment) throw new PaymentError(() => "The subscription has no such payment to refund.");
  requirePaid(payment);
  refundPayment(xsolla, payment, overrides, why);
}

function requireAlive({ status }: Subscription): void {
  if (status === "new" || status === "canceled")
    throw new PaymentError(() => `The subscription is ${status}; it cannot be changed.`);
}

function notify(
  { world, queue }: Xsolla,
  subscription: Subscription,
  notification: Notification,
  overrides: Overrides,
): void {
  world.emitChange(subscription);
  queue.send(subscription, notification, { target: { ...world.settings, ...overrides } });
}
