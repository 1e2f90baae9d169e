import type { DocumentReference } from "firebase-admin/firestore";
import { firestore } from "../firebase/firestore.ts";

/** Where an order is: `orderId` is Xsolla's, in decimal digits. */
export interface OrderKey {
  uid: string;
  orderId: string;
}

export const orderAt = ({ uid, orderId }: OrderKey): DocumentReference =>
  firestore().collection(`users/${uid}/orders`).doc(orderId);

export const pendingOrderAt = ({ uid, orderId }: OrderKey): DocumentReference =>
  firestore().collection(`users/${uid}/pendingOrders`).doc(orderId);

/** The order that a document of its user's is about; both are named after it. */
export function keyOf(ref: DocumentReference): OrderKey {
  const owner = ref.parent.parent;
  if (!owner) throw new TypeError(`no document of a user: ${ref.path}`);
  return { uid: owner.id, orderId: ref.id };
}
