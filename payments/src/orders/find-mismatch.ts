import Big from "big.js";
import type { Order, OrderLine, Problem } from "./order.ts";
import type { OrderFacts, Tolerance } from "./order-event.ts";

/**
 * Compares the items and the amount that Xsolla reports with the order on record.
 *
 * Amounts are compared as decimals, so "9.99" equals "9.9900". They are compared only if the currency is the same,
 * because the player may pay in another currency than the catalogue quoted. Fewer items than asked for are always a
 * mismatch.
 */
export function findMismatch(order: Order, facts: OrderFacts, tolerance: Tolerance): Problem | null {
  if (order.source === "webhook") return null;
  if (!tolerance.amount && !order.quoteIsInexact && amountsDiffer(order, facts)) return "amount-mismatch";
  return itemsDiffer(order.items, facts.items, tolerance.items) ? "items-mismatch" : null;
}

function amountsDiffer(asked: Pick<Order, "amount" | "currency">, paid: OrderFacts): boolean {
  if (asked.amount === null || paid.amount === null || asked.currency !== paid.currency) return false;
  return !new Big(asked.amount).eq(paid.amount);
}

function itemsDiffer(asked: OrderLine[], bought: OrderLine[], mayBeMore: boolean): boolean {
  const quantityOf = (sku: string) => bought.find((line) => line.sku === sku)?.quantity ?? 0;
  const isMissing = asked.some(({ sku, quantity }) =>
    mayBeMore ? quantityOf(sku) < quantity : quantityOf(sku) !== quantity,
  );
  return isMissing || (!mayBeMore && bought.length !== asked.length);
}
