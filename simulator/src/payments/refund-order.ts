import type { Overrides, Settings } from "../options.ts";
import type { Order } from "../order.ts";
import type { RefundReason } from "../webhooks/notifications/common-fields.ts";
import { orderCanceled } from "../webhooks/notifications/order-notification.ts";
import { refund } from "../webhooks/notifications/refund.ts";
import type { Xsolla } from "../xsolla.ts";
import { requirePaid } from "./order-state.ts";

/**
 * Refunds all the money and notifies the studio. The order is canceled whatever the studio answers.
 *
 * @throws PaymentError if nothing was paid
 */
export function refundOrder(
  { world, queue }: Xsolla,
  order: Order,
  overrides: Overrides,
  why: RefundReason,
): void {
  requirePaid(order);
  const target: Settings = { ...world.settings, ...overrides };
  order.status = "canceled";
  order.refundReason = why.reason;
  world.emitChange(order);
  const notify = () => queue.send(order, orderCanceled(world, order, target.mode, why), { target });
  if (target.mode === "combined" || order.transactionId === undefined) notify();
  else {
    queue.send(order, refund(world, order, why), {
      target,
      onEnd: (isAcknowledged) => {
        if (isAcknowledged) notify();
      },
    });
  }
}
