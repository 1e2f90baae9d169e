import type { DocumentReference } from "firebase-admin/firestore";
import { firestore } from "./firestore.ts";

/** Where an order is: `orderId` is Xsolla's, in decimal digits. */
export interface OrderKey {
  uid: string;
  orderId: string;
}

export const orderAt = ({ uid, orderId }: OrderKey): DocumentReference =>
  firestore().collection(`users/${uid}/orders`).doc(orderId);

export const pendingOrderAt = ({ uid, orderId }: OrderKey): DocumentReference =>
  firestore().collection(`users/${uid}/pendingOrders`).doc(orderId);

/**
 * The order that a document of its player's is about; both are named after it. Null for what a query of all collections
 * of a name finds elsewhere: a studio may have `orders` of its own.
 */
export function keyOf({ id, parent }: DocumentReference): OrderKey | null {
  const owner = parent.parent;
  return owner?.parent.path === "users" ? { uid: owner.id, orderId: id } : null;
}
