import Big from "big.js";
import type { Order, OrderLine, Problem } from "./order.ts";
import type { MayDiffer, OrderFacts } from "./order-event.ts";

/**
 * Compares what Xsolla says was bought with what is on record. Amounts are compared as decimals ("9.99" is "9.9900"),
 * and only in one currency: the player may pay in another one than the catalogue quoted. Fewer items than asked for are
 * always a mismatch.
 */
export function findMismatch(order: Order, facts: OrderFacts, mayDiffer: MayDiffer): Problem | null {
  if (order.source === "webhook") return null;
  if (!mayDiffer.amount && !order.quoteIsInexact && amountsDiffer(order, facts)) return "amount-mismatch";
  return itemsDiffer(order.items, facts.items, mayDiffer.items) ? "items-mismatch" : null;
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
