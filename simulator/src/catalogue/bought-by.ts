import { isPaid } from "../order.ts";
import type { World } from "../world.ts";
import type { Item } from "./item.ts";
import { limitInterval } from "./limit-interval.ts";

/** Counts the pieces that a user has bought and not returned, in the current interval if the limit has intervals. */
export function boughtBy(world: World, userId: string, { sku, limits }: Item): number {
  const schedule = limits.per_user?.recurrent_schedule;
  const since = schedule ? limitInterval(schedule, world.now()).start : new Date(0);
  const lines = [...world.orders.values()]
    .filter(
      (order) => order.user.id === userId && isPaid(order) && (order.paidAt ?? order.createdAt) >= since,
    )
    .flatMap((order) => order.lines);
  return lines.reduce((sum, { item, quantity }) => sum + (item.sku === sku ? quantity : 0), 0);
}
