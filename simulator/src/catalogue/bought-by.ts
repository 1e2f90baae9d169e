import { isPaid } from "../order.ts";
import type { World } from "../world.ts";

/** Pieces that a user has bought and kept. */
export function boughtBy(world: World, userId: string, sku: string): number {
  const lines = [...world.orders.values()]
    .filter((order) => order.user.id === userId && isPaid(order))
    .flatMap((order) => order.lines);
  return lines.reduce((sum, { item, quantity }) => sum + (item.sku === sku ? quantity : 0), 0);
}
