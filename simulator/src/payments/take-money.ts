import type { Settings } from "../options.ts";
import type { Order } from "../order.ts";
import type { Xsolla } from "../xsolla.ts";
import { requirePayable } from "./order-state.ts";
import { validateUser } from "./validate-user.ts";

interface Options {
  target: Settings;
  /** False imitates a player who is deleted after `user_validation`. */
  validateUser: boolean;
}

/**
 * Validates the user with the studio, and sets the order to paid. Sends no other notification. An order that is free or
 * in virtual currency does not pass through Pay Station: there is no validation and no transaction. A free order is
 * done at once.
 *
 * @throws PaymentError if nothing was paid
 */
export async function takeMoney(xsolla: Xsolla, order: Order, options: Options): Promise<void> {
  const { world } = xsolla;
  const isReal = order.currencyType === "real";
  requirePayable(world, order);
  if (isReal && options.validateUser) {
    await validateUser(xsolla, order, order, options.target);
    // Another request may have paid it during the validation.
    requirePayable(world, order);
  }
  if (isReal) order.transactionId = world.nextTransactionId();
  order.paidAt = world.now();
  order.status = order.currencyType === "unknown" ? "done" : "paid";
  if (order.promoCode) order.promoCode.used += 1;
  for (const { item, quantity } of order.lines) world.catalogue.sell(item.sku, quantity);
  world.emitChange(order);
}
