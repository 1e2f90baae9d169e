import type { Order } from "./order.ts";

/**
 * Fields of an order that the state machine does not need, but `fulfil` does. They are stored with the order, so that
 * a revocation has them even if the notification that causes it does not.
 */
export type OrderExtras = Pick<
  Order,
  "preOrder" | "gift" | "customParameters" | "currencyType" | "price" | "expiresInSeconds"
>;

/**
 * A Firestore document holds 1 MiB, and Xsolla sets no limit to custom parameters. Longer parameters are not stored, so
 * that they cannot fail a purchase.
 */
const MAX_PARAMETERS_LENGTH = 100_000;

/** Picks the extras that an order has. Leaves out custom parameters that are too large to be stored. */
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
