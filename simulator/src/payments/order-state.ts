import { isExpired } from "../is-expired.ts";
import { isPaid, type Order } from "../order.ts";
import { isUsedUp } from "../promo-codes.ts";
import type { Transaction } from "../subject.ts";
import type { World } from "../world.ts";
import { PaymentError } from "./payment-error.ts";

/** Checks that a transaction is paid and can be refunded or disputed. @throws PaymentError */
export function requirePaid(transaction: Transaction): void {
  const { kind, status } = transaction;
  if (kind === "order" ? !isPaid(transaction) : status !== "done")
    throw new PaymentError(() => `The ${kind} is ${status}, so there is no payment to act on.`);
}

/** Checks that an order can be paid now. @throws PaymentError that says why not */
export function requirePayable(world: World, order: Order): void {
  if (order.status !== "new") throw new PaymentError((texts) => texts.notPayable(order.status));
  if (!world.orders.has(order.id)) throw new PaymentError((texts) => texts.orderGone);
  if (isExpired(world, order)) throw new PaymentError((texts) => texts.tokenExpired);
  const isUsed = [...world.orders.values()].some(
    (other) => other.externalId !== undefined && other.externalId === order.externalId && other.transactionId,
  );
  // It must be unique among all payments, sandbox and live together.
  if (isUsed) throw new PaymentError((texts) => texts.externalIdUsed);
  const isSoldOut = order.lines.some(({ item, quantity }) => {
    const stock = world.catalogue.find(item.sku)?.limits.per_item;
    return stock !== undefined && stock.available < quantity;
  });
  if (isSoldOut) throw new PaymentError((texts) => texts.soldOut);
  if (order.promoCode && isUsedUp(order.promoCode)) throw new PaymentError((texts) => texts.codeUsedUp);
}
