import type { Overrides } from "../options.ts";
import type { Order } from "../order.ts";
import { type DisputeFields, dispute } from "../webhooks/notifications/dispute.ts";
import type { Xsolla } from "../xsolla.ts";
import { requirePaid } from "./order-state.ts";

/**
 * The buyer's bank asks for the money. Nothing else changes until it is decided.
 *
 * @throws PaymentError when nothing was paid
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
