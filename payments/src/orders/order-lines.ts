import type { OrderLine } from "./order.ts";

/**
 * Brings the lines of an order to one line for each SKU, in the order of their first appearance. Leaves out lines of no
 * pieces.
 */
export function addUp(lines: readonly OrderLine[]): OrderLine[] {
  const quantities = new Map<string, number>();
  for (const { sku, quantity } of lines) quantities.set(sku, (quantities.get(sku) ?? 0) + quantity);
  return Array.from(quantities, ([sku, quantity]) => ({ sku, quantity })).filter(
    ({ quantity }) => quantity > 0,
  );
}

/** What of `lines` is not among `known`, SKU by SKU. Both have each SKU once. */
export function subtract(lines: readonly OrderLine[], known: readonly OrderLine[]): OrderLine[] {
  const quantities = new Map(known.map(({ sku, quantity }) => [sku, quantity]));
  return lines
    .map(({ sku, quantity }) => ({ sku, quantity: quantity - (quantities.get(sku) ?? 0) }))
    .filter(({ quantity }) => quantity > 0);
}
