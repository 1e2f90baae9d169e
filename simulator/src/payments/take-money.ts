import type { Settings } from "../options.ts";
import type { Order } from "../order.ts";
import type { Xsolla } from "../xsolla.ts";
import { requirePayable } from "./order-state.ts";
import { validateUser } from "./validate-user.ts";

/**
 * Asks whether the user exists and makes the order a paid one. Nobody is told yet.
 *
 * @throws PaymentError when nothing was paid
 */
export async function takeMoney(xsolla: Xsolla, order: Order, target: Settings): Promise<void> {
  const { world } = xsolla;
  requirePayable(world, order);
  await validateUser(xsolla, order, target);
  // Meanwhile somebody else may have paid it.
  requirePayable(world, order);
  order.transactionId = world.nextTransactionId();
  order.paidAt = world.now();
  order.status = "paid";
  for (const { item, quantity } of order.lines) world.catalogue.sell(item.sku, quantity);
  world.emit("order", order);
}
