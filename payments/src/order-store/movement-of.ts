import type { OrderKey } from "../firestore/paths.ts";
import type { Outcome } from "../orders/apply-event.ts";
import type { Movement } from "../orders/movement.ts";
import type { Order } from "../orders/order.ts";
import { extrasOf } from "../orders/order-extras.ts";

/** What `fulfil` is to move; null when nothing moves. */
export function movementOf(
  key: OrderKey,
  before: Order | null,
  { order, movement }: Outcome,
): Movement | null {
  if (!movement) return null;
  const { expiresInSeconds = {}, price, ...extras } = extrasOf(order);
  // A grant of what the order's status left out has been paid for with the first one.
  const isPaidFor = movement.direction === "grant" && before?.granted === true;
  return {
    ...key,
    ...extras,
    ...(price && !isPaidFor && { price }),
    direction: movement.direction,
    items: movement.items.map((line) => {
      const seconds = expiresInSeconds[line.sku];
      return seconds ? { ...line, expiresInSeconds: seconds } : line;
    }),
    sandbox: order.sandbox,
    order,
  };
}
