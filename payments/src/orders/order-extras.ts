import type { Order } from "./order.ts";

/**
 * What Xsolla says about an order beside what the state machine needs. It is stored with the order, so that a revocation
 * takes the items back from whoever has got them, whatever tells of it.
 */
export type OrderExtras = Pick<
  Order,
  "preOrder" | "gift" | "customParameters" | "currencyType" | "price" | "expiresInSeconds"
>;

/** The extras of an order, without those that it does not have. */
export function extrasOf(order: OrderExtras): Defined<OrderExtras> {
  const { preOrder, gift, customParameters, currencyType, price, expiresInSeconds } = order;
  return {
    ...(preOrder !== undefined && { preOrder }),
    ...(gift && { gift }),
    ...(customParameters && { customParameters }),
    ...(currencyType !== undefined && { currencyType }),
    ...(price && { price }),
    ...(expiresInSeconds && { expiresInSeconds }),
  };
}

type Defined<T> = { [Key in keyof T]: Exclude<T[Key], undefined> };
