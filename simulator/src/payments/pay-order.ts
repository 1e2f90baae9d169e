import type { Overrides, Settings } from "../options.ts";
import type { Order } from "../order.ts";
import { orderPaid } from "../webhooks/notifications/order-notification.ts";
import { payment } from "../webhooks/notifications/payment.ts";
import type { Xsolla } from "../xsolla.ts";
import { applyPromoCode } from "./apply-promo-code.ts";
import { requirePayable } from "./order-state.ts";
import { refundOrder } from "./refund-order.ts";
import { takeMoney } from "./take-money.ts";

/** How an order is paid. */
export interface PayOptions extends Overrides {
  /** How many more copies of each notification are sent at the same time. */
  duplicate?: number;
  promoCode?: string;
  /** Whether `user_validation` is sent first. Default: true. */
  validateUser?: boolean;
}

const INTEGRATION_ERROR = { code: 3, reason: "Integration error" };

/**
 * Validates the user, takes the money and notifies the studio. The notifications may still be in flight when it
 * resolves.
 *
 * @throws PaymentError if nothing was paid
 */
export async function payOrder(xsolla: Xsolla, order: Order, options: PayOptions = {}): Promise<void> {
  const { world, queue } = xsolla;
  const { duplicate, promoCode, validateUser = true, ...overrides } = options;
  const target: Settings = { ...world.settings, ...overrides };
  requirePayable(world, order);
  if (promoCode !== undefined) applyPromoCode(world, order, promoCode);
  await takeMoney(xsolla, order, { target, validateUser });
  const notify = () =>
    queue.send(order, orderPaid(world, order, target.mode), {
      target,
      duplicates: duplicate,
      onEnd: (isAcknowledged) => {
        if (order.status !== "paid") return;
        if (isAcknowledged) order.status = "done";
        else if (world.settings.autoRefund) refundOrder(xsolla, order, overrides, INTEGRATION_ERROR);
      },
    });
  if (target.mode === "combined" || order.transactionId === undefined) return notify();
  queue.send(order, payment(world, order), {
    target,
    duplicates: duplicate,
    onEnd: (isAcknowledged) => {
      if (isAcknowledged) notify();
    },
  });
}
