import type { OrderKey } from "../firestore/paths.ts";
import type { Outcome } from "../orders/apply-event.ts";
import type { Movement } from "../orders/movement.ts";
import type { Order } from "../orders/order.ts";
import { extrasOf } from "../orders/order-extras.ts";

/** Makes the movement that `fulfil` gets; null when nothing is granted or revoked. */
export function movementOf(
  key: OrderKey,
  before: Order | null,
  { order, movement }: Outcome,
): Movement | null {
  if (!movement) return null;
  const { expiresInSeconds = {}, price, ...extras } = extrasOf(order);
  // When a second grant adds missing items, the first one has already taken the price.
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
