import type { OrderLine } from "./order.ts";

/** Brings the lines of an order to one line for each SKU, in the order of their first appearance. */
export function addUp(lines: readonly OrderLine[]): OrderLine[] {
  const quantities = new Map<string, number>();
  for (const { sku, quantity } of lines) quantities.set(sku, (quantities.get(sku) ?? 0) + quantity);
  return Array.from(quantities, ([sku, quantity]) => ({ sku, quantity }));
}
