import type { Overrides } from "../options.ts";
import type { Order } from "../order.ts";
import { type DisputeFields, dispute } from "../webhooks/notifications/dispute.ts";
import type { Xsolla } from "../xsolla.ts";
import { requirePaid } from "./order-state.ts";

/**
 * Tells the studio that the buyer's bank disputes the payment. Nothing else changes until the bank has decided.
 *
 * @throws PaymentError if nothing was paid
 */
export function disputePayment(
  { world, queue }: Xsolla,
  order: Order,
  overrides: Overrides,
  fields: DisputeFields,
): void {
  requirePaid(order);
  queue.send(order, dispute(world, order, fields), { target: { ...world.settings, ...overrides } });
}
