import { writeAmount } from "../countries.ts";
import type { OrderLine } from "../order.ts";
import { StoreError } from "../store-error.ts";
import type { World } from "../world.ts";
import { type Customer, type RequestedLine, requireBuyable } from "./price-lines.ts";

/** Returns whether every item is free. Such an order does not pass through Pay Station. */
export const isFreeOrder = ({ catalogue }: World, wanted: RequestedLine[]): boolean =>
  wanted.every(({ sku }) => catalogue.find(sku)?.is_free === true);

/**
 * Makes the lines of a free order.
 *
 * @throws StoreError 422 with the code of the first obstacle
 */
export function freeLines(
  world: World,
  buyer: Customer,
  wanted: RequestedLine[],
  currency: string,
): OrderLine[] {
  return wanted.map(({ sku, quantity }) => {
    const item = world.catalogue.find(sku);
    if (!item) throw new StoreError(422, 1417, "Cart is empty");
    requireBuyable(world, buyer, item, quantity);
    const amount = writeAmount(0, currency);
    return { item, quantity, amount, amountWithoutDiscount: amount, discounts: [], isBonus: false };
  });
}
