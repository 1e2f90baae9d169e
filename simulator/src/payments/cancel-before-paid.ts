import type { Overrides, Settings } from "../options.ts";
import type { Order } from "../order.ts";
import type { Notification } from "../webhooks/delivery-queue.ts";
import { orderCanceled, orderPaid } from "../webhooks/notifications/order-notification.ts";
import { payment } from "../webhooks/notifications/payment.ts";
import { refund } from "../webhooks/notifications/refund.ts";
import type { Xsolla } from "../xsolla.ts";
import { takeMoney } from "./take-money.ts";

const WHY = { code: 1, reason: "Cancellation by the user request / the game request" };

/**
 * Pays and refunds an order, and sends the notifications in the wrong order: the cancelation before the payment. Xsolla
 * does not promise an order of its notifications.
 *
 * @throws PaymentError if nothing was paid
 */
export async function cancelBeforePaid(xsolla: Xsolla, order: Order, overrides: Overrides): Promise<void> {
  const { world, queue } = xsolla;
  const target: Settings = { ...world.settings, ...overrides };
  await takeMoney(xsolla, order, { target, validateUser: true });
  order.status = "canceled";
  order.refundReason = WHY.reason;
  world.emitChange(order);
  const isSeparate = target.mode === "separate" && order.transactionId !== undefined;
  const inOrder: Notification[] = [
    ...(isSeparate ? [payment(world, order)] : []),
    orderPaid(world, order, target.mode),
    ...(isSeparate ? [refund(world, order, WHY)] : []),
    orderCanceled(world, order, target.mode, WHY),
  ];
  // Several deliveries may be in flight, so each is sent only after the one before has ended.
  const sendNext = () => {
    const next = inOrder.pop();
    if (next) queue.send(order, next, { target, onEnd: sendNext });
  };
  sendNext();
}
