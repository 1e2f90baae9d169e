import { boughtBy } from "../catalogue/bought-by.ts";
import { isOnSale } from "../catalogue/is-on-sale.ts";
import type { Item } from "../catalogue/item.ts";
import { priceOf } from "../catalogue/price-of.ts";
import { writeAmount } from "../countries.ts";
import type { OrderLine } from "../order.ts";
import type { World } from "../world.ts";
import { StoreError } from "./store-error.ts";

export interface Wanted {
  sku: string;
  quantity: number;
}

/**
 * Looks wanted items up and prices them. Prices come from the catalogue alone.
 *
 * @throws StoreError 422 with the code of the first obstacle
 */
export function priceLines(world: World, userId: string, wanted: Wanted[], currency: string): OrderLine[] {
  const found = wanted.map(({ sku, quantity }) => {
    const item = world.catalogue.find(sku);
    // Reported by integrators: an unknown SKU is not named, the cart is just empty without it.
    if (!item || item.type === "unit") throw new StoreError(422, 1417, "Cart is empty");
    return { item, quantity };
  });
  if (found.every(({ item }) => item.is_free)) throw new StoreError(422, 1421, "Item is free");
  return found.map(({ item, quantity }) => {
    const all = found.reduce((sum, line) => sum + (line.item === item ? line.quantity : 0), 0);
    requireBuyable(world, userId, item, all);
    return priceLine(item, quantity, currency);
  });
}

/** `quantity` of all lines together: one SKU may be in several. */
export function requireBuyable(world: World, userId: string, item: Item, quantity: number): void {
  const { per_item, per_user } = item.limits;
  if (item.is_free) throw new StoreError(422, 1456, "Free item is not purchasable");
  if (!item.can_be_bought || !isOnSale(item, world.now()))
    throw new StoreError(422, 1455, "Item became unavailable");
  if (per_item && per_item.available < quantity) throw new StoreError(422, 1459, "Quantity limit exceeded");
  if (per_user && boughtBy(world, userId, item.sku) + quantity > per_user.total)
    throw new StoreError(422, 1460, "Purchase limit exceeded");
}

function priceLine(item: Item, quantity: number, currency: string): OrderLine {
  const price = priceOf(item, currency);
  if (!price) throw new StoreError(422, 4054, "Item has no price");
  const total = (amount: string) => writeAmount(Number(amount) * quantity, currency);
  const [amount, full] = [total(price.amount), total(price.amount_without_discount)];
  const discounts = amount === full ? [] : [{ from: full, to: amount }];
  return { item, quantity, amount, amountWithoutDiscount: full, discounts, isBonus: false };
}
