import type { Order } from "./order.ts";

/**
 * What Xsolla says about an order beside what the state machine needs. It is stored with the order, so that a revocation
 * takes the items back from whoever has got them, whatever tells of it.
 */
export type OrderExtras = Pick<
  Order,
  "preOrder" | "gift" | "customParameters" | "currencyType" | "price" | "expiresInSeconds"
>;

/** A Firestore document holds 1 MiB. Xsolla sets no limit: parameters above this one must not cost a purchase. */
const MAX_PARAMETERS_LENGTH = 100_000;

/** The extras of an order, without those that it does not have, and without parameters that are too large to be stored. */
export function extrasOf(order: OrderExtras): Defined<OrderExtras> {
  const { preOrder, gift, customParameters, currencyType, price, expiresInSeconds } = order;
  return {
    ...(preOrder !== undefined && { preOrder }),
    ...(gift && { gift }),
    ...(customParameters && isStorable(customParameters) && { customParameters }),
    ...(currencyType !== undefined && { currencyType }),
    ...(price && { price }),
    ...(expiresInSeconds && { expiresInSeconds }),
  };
}

const isStorable = (parameters: object) => JSON.stringify(parameters).length <= MAX_PARAMETERS_LENGTH;

type Defined<T> = { [Key in keyof T]: Exclude<T[Key], undefined> };
