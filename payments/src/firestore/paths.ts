import type { CollectionReference, DocumentReference, Firestore } from "firebase-admin/firestore";

/**
 * Names of all collections. Each begins with `xsolla`, because TTL policies and index exemptions apply to all
 * collections of a name, and because in many projects a player may write anything below `users/{uid}`.
 */
const PLAYERS = "xsollaPlayers";
export const ORDERS = "xsollaOrders";
export const INVENTORY = "xsollaInventory";
export const PENDING_ORDERS = "xsollaPendingOrders";
export const LIMITS = "xsollaLimits";
const SUBSCRIPTIONS = "xsollaSubscriptions";
const SPENDS = "xsollaSpends";
export const ORDER_OWNERS = "xsollaOrderOwners";
export const NOTIFICATIONS = "xsollaNotifications";
const AUDITS = "xsollaAudits";
/** Subcollection of an order with its deduplication records of refunds. */
export const REFUNDS = "xsollaRefunds";

/** Identifies an order. `orderId` is Xsolla's, in decimal digits. */
export interface OrderKey {
  uid: string;
  orderId: string;
}

/** Identifies a subscription. The id is Xsolla's. */
export interface SubscriptionKey {
  uid: string;
  subscriptionId: string;
}

export const playerAt = (db: Firestore, uid: string): DocumentReference => db.collection(PLAYERS).doc(uid);

export const ordersOf = (db: Firestore, uid: string): CollectionReference =>
  playerAt(db, uid).collection(ORDERS);

export const orderAt = (db: Firestore, { uid, orderId }: OrderKey): DocumentReference =>
  ordersOf(db, uid).doc(orderId);

export const pendingOrderAt = (db: Firestore, { uid, orderId }: OrderKey): DocumentReference =>
  playerAt(db, uid).collection(PENDING_ORDERS).doc(orderId);

export const inventoryItemAt = (db: Firestore, uid: string, sku: string): DocumentReference =>
  playerAt(db, uid).collection(INVENTORY).doc(sku);

export const tokenLimitAt = (db: Firestore, uid: string): DocumentReference =>
  playerAt(db, uid).collection(LIMITS).doc("paymentTokens");

export const subscriptionAt = (db: Firestore, { uid, subscriptionId }: SubscriptionKey): DocumentReference =>
  playerAt(db, uid).collection(SUBSCRIPTIONS).doc(subscriptionId);

export const spendAt = (db: Firestore, uid: string, purchaseId: string): DocumentReference =>
  playerAt(db, uid).collection(SPENDS).doc(purchaseId);

/** Returns the document that counts the pieces of a free item that the player has claimed. */
export const freeItemLimitAt = (db: Firestore, uid: string, sku: string): DocumentReference =>
  playerAt(db, uid).collection(LIMITS).doc(`freeItem-${sku}`);

export const notificationAt = (db: Firestore, id: string): DocumentReference =>
  db.collection(NOTIFICATIONS).doc(id);

/** Returns the document that says how far an audit has come. */
export const auditAt = (db: Firestore, name: string): DocumentReference => db.collection(AUDITS).doc(name);

/**
 * Returns the document that names an order's owner. Order ids only grow, so reversing them spreads writes over the key
 * space.
 */
export const orderOwnerAt = (db: Firestore, orderId: string): DocumentReference =>
  db.collection(ORDER_OWNERS).doc([...orderId].reverse().join(""));

/**
 * Returns the key of an order or a pending order from its path. Returns null for a document elsewhere, which a query
 * over all collections of a name may find.
 */
export function keyOf({ id, parent }: DocumentReference): OrderKey | null {
  const owner = parent.parent;
  return owner?.parent.path === PLAYERS ? { uid: owner.id, orderId: id } : null;
}
