import { boughtBy } from "../catalogue/bought-by.ts";
import { isOnSale } from "../catalogue/is-on-sale.ts";
import { isFor, isSoldIn } from "../catalogue/is-visible.ts";
import type { Item } from "../catalogue/item.ts";
import { priceOf } from "../catalogue/price-of.ts";
import { writeAmount } from "../countries.ts";
import type { OrderLine } from "../order.ts";
import type { Buyer } from "../payment.ts";
import { StoreError } from "../store-error.ts";
import type { World } from "../world.ts";

/** A line of a request, before it is priced. */
export interface RequestedLine {
  sku: string;
  quantity: number;
}

/** The fields of the buyer that decide what can be bought. */
export type Customer = Pick<Buyer, "id" | "country">;

/**
 * Looks items up and prices them by the catalogue. Items that are hidden from the shop can be bought; items that are
 * switched off or not for this buyer cannot.
 *
 * @throws StoreError 422 with the code of the first obstacle
 */
export function priceLines(
  world: World,
  buyer: Customer,
  wanted: RequestedLine[],
  currency: string,
): OrderLine[] {
  const found = wanted.map(({ sku, quantity }) => {
    const item = world.catalogue.find(sku);
    // As integrators report: the error does not name the unknown SKU, it says that the cart is empty.
    if (!item || item.type === "unit") throw new StoreError(422, 1417, "Cart is empty");
    return { item, quantity };
  });
  if (found.every(({ item }) => item.is_free)) throw new StoreError(422, 1421, "Item is free");
  return found.map(({ item, quantity }) => {
    if (item.is_free) throw new StoreError(422, 1456, "Free item is not purchasable");
    const all = found.reduce((sum, line) => sum + (line.item === item ? line.quantity : 0), 0);
    requireBuyable(world, buyer, item, all);
    return priceLine(item, quantity, currency);
  });
}

/** Checks that the buyer can buy `quantity` pieces, the sum of all lines with this SKU. */
export function requireBuyable(world: World, buyer: Customer, item: Item, quantity: number): void {
  const { per_item, per_user } = item.limits;
  const isOffered = item.is_enabled && item.can_be_bought && isFor(item, buyer.id);
  if (!isOffered || !isOnSale(item, world.now())) throw new StoreError(422, 1455, "Item became unavailable");
  if (!isSoldIn(world, item, buyer.country))
    throw new StoreError(422, 1601, "Item is not available in the user's region");
  if (per_item && per_item.available < quantity) throw new StoreError(422, 1459, "Quantity limit exceeded");
  if (per_user && boughtBy(world, buyer.id, item) + quantity > per_user.total)
    throw new StoreError(422, 1460, "Purchase limit exceeded");
}

function priceLine(item: Item, quantity: number, currency: string): OrderLine {
  const price = priceOf(item, currency);
  if (!price && item.prices) throw new StoreError(422, 4055, "Item default price not set");
  if (!price) throw new StoreError(422, 4054, "Item has no price");
  const total = (amount: string) => writeAmount(Number(amount) * quantity, currency);
  const [amount, full] = [total(price.amount), total(price.amount_without_discount)];
  const discounts = amount === full ? [] : [{ from: full, to: amount }];
  return { item, quantity, amount, amountWithoutDiscount: full, discounts, isBonus: false };
}
