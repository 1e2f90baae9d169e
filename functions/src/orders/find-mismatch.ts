import Big from "big.js";
import type { Order, OrderLine, Problem } from "./order.ts";
import type { OrderFacts } from "./order-event.ts";

/**
 * Compares what Xsolla says was bought with what is on record. Amounts are compared as decimals ("9.99" is "9.9900"),
 * and only in one currency: the player may pay in another one than the catalogue quoted.
 *
 * @param mayDiffer more lines than asked for, or another amount, are no mismatch; fewer items are.
 */
export function findMismatch(order: Order, facts: OrderFacts, mayDiffer: boolean): Problem | null {
  if (order.source === "webhook") return null;
  if (!mayDiffer && amountsDiffer(order, facts)) return "amount-mismatch";
  return itemsDiffer(order.items, facts.items, mayDiffer) ? "items-mismatch" : null;
}

function amountsDiffer(asked: Pick<Order, "amount" | "currency">, paid: OrderFacts): boolean {
  if (asked.amount === null || paid.amount === null || asked.currency !== paid.currency) return false;
  return !new Big(asked.amount).eq(paid.amount);
}

function itemsDiffer(asked: OrderLine[], bought: OrderLine[], mayDiffer: boolean): boolean {
  const quantityOf = (sku: string) => bought.find((line) => line.sku === sku)?.quantity ?? 0;
  const isMissing = asked.some(({ sku, quantity }) =>
    mayDiffer ? quantityOf(sku) < quantity : quantityOf(sku) !== quantity,
  );
  return isMissing || (!mayDiffer && bought.length !== asked.length);
}
