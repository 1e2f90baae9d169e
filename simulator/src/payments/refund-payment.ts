import type { Overrides } from "../options.ts";
import type { StandalonePayment } from "../payment.ts";
import { subjectOf } from "../subject.ts";
import type { RefundReason } from "../webhooks/notifications/common-fields.ts";
import { refund } from "../webhooks/notifications/refund.ts";
import type { Xsolla } from "../xsolla.ts";
import { requirePaid } from "./order-state.ts";

/**
 * Refunds a payment without an order, and notifies the studio.
 *
 * @throws PaymentError if it was not paid, or is refunded already
 */
export function refundPayment(
  { world, queue }: Xsolla,
  payment: StandalonePayment,
  overrides: Overrides,
  why: RefundReason,
): void {
  requirePaid(payment);
  payment.status = "refunded";
  payment.refundReason = why.reason;
  const subject = subjectOf(payment);
  world.emitChange(subject);
  queue.send(subject, refund(world, payment, why), { target: { ...world.settings, ...overrides } });
}
