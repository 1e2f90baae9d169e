import type { OrderLine } from "./order.ts";

/**
 * Merges lines into one line for each SKU, in the order of their first appearance. Leaves out lines without a positive
 * quantity.
 */
export function addUp(lines: readonly OrderLine[]): OrderLine[] {
  const quantities = new Map<string, number>();
  for (const { sku, quantity } of lines) quantities.set(sku, (quantities.get(sku) ?? 0) + quantity);
  return Array.from(quantities, ([sku, quantity]) => ({ sku, quantity })).filter(
    ({ quantity }) => quantity > 0,
  );
}

/** Subtracts the quantities in `known` from `lines`, SKU by SKU. Both lists contain each SKU at most once. */
export function subtract(lines: readonly OrderLine[], known: readonly OrderLine[]): OrderLine[] {
  const quantities = new Map(known.map(({ sku, quantity }) => [sku, quantity]));
  return lines
    .map(({ sku, quantity }) => ({ sku, quantity: quantity - (quantities.get(sku) ?? 0) }))
    .filter(({ quantity }) => quantity > 0);
}
