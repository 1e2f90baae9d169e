import type { Overrides } from "../options.ts";
import type { StandalonePayment } from "../payment.ts";
import { subjectOf } from "../subject.ts";
import type { RefundReason } from "../webhooks/notifications/parts.ts";
import { refund } from "../webhooks/notifications/refund.ts";
import type { Xsolla } from "../xsolla.ts";
import { requirePaid } from "./order-state.ts";

/**
 * Gives all the money of a payment without an order back, and tells the studio.
 *
 * @throws PaymentError when it was not paid, or was refunded before
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
  world.tell(subject);
  queue.send(subject, refund(world, payment, why), { target: { ...world.settings, ...overrides } });
}
