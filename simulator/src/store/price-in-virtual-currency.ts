import type { OrderLine } from "../order.ts";
import { StoreError } from "../store-error.ts";
import type { World } from "../world.ts";
import { type Customer, type RequestedLine, requireBuyable } from "./price-lines.ts";

/**
 * Prices items in a virtual currency. Does not check the buyer's balance, which the simulator does not have.
 *
 * @throws StoreError 422 with the code of the first obstacle
 */
export function priceInVirtualCurrency(
  world: World,
  buyer: Customer,
  wanted: RequestedLine[],
  currency: string,
): OrderLine[] {
  return wanted.map(({ sku, quantity }) => {
    const item = world.catalogue.find(sku);
    if (!item) throw new StoreError(422, 1417, "Cart is empty");
    requireBuyable(world, buyer, item, quantity);
    const price = item.virtual_prices.find((other) => other.sku === currency);
    if (!price) throw new StoreError(422, 4054, "Item has no price");
    const amount = String(price.amount * quantity);
    return { item, quantity, amount, amountWithoutDiscount: amount, discounts: [], isBonus: false };
  });
}
