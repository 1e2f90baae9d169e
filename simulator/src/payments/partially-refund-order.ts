import type { Overrides } from "../options.ts";
import type { Order } from "../order.ts";
import type { RefundReason } from "../webhooks/notifications/parts.ts";
import { partialRefund } from "../webhooks/notifications/refund.ts";
import type { Xsolla } from "../xsolla.ts";
import { requirePaid } from "./order-state.ts";
import { PaymentError } from "./payment-error.ts";

interface Part extends RefundReason {
  /** Decimal, in the order's currency. */
  amount: string;
  /** ISO 8601; now, if it is left out. */
  date?: string | undefined;
}

/**
 * Gives some of the money back; the order stays as it is.
 *
 * @throws PaymentError when that much was not paid
 */
export function partiallyRefundOrder(xsolla: Xsolla, order: Order, overrides: Overrides, part: Part): void {
  const { world, queue } = xsolla;
  const { amount, date = world.now().toISOString(), ...why } = part;
  requirePaid(order);
  if (order.refunded + Number(amount) > Number(order.amount))
    throw new PaymentError(() => "That is more than what is left of the payment.");
  order.refunded += Number(amount);
  queue.send(order, partialRefund(world, order, why, amount, date), {
    target: { ...world.settings, ...overrides },
  });
}
