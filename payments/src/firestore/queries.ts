import { type CollectionReference, FieldPath, type Firestore, type Query } from "firebase-admin/firestore";
import { NOTIFICATIONS, ORDER_OWNERS, ORDERS, ordersOf, PENDING_ORDERS } from "./paths.ts";

// Every query of the library. They are in one place because each needs an index: `firestore.indexes.json` declares
// those that Firestore does not create automatically.

/** States of a payment without an order: `waiting` for the order, and `reported` in the log. */
const UNSETTLED = ["waiting", "reported"];

const notifications = (db: Firestore): CollectionReference => db.collection(NOTIFICATIONS);

/** Finds the order of a player with this external id or transaction id. */
export const ordersOfPlayer = (
  db: Firestore,
  uid: string,
  trait: "externalId" | "transactionId",
  value: string,
): Query => ordersOf(db, uid).where(trait, "==", value).limit(1);

/** Finds the order of any player that was paid by this transaction. */
export const ordersOfTransaction = (db: Firestore, transactionId: string): Query =>
  db.collectionGroup(ORDERS).where("transactionId", "==", transactionId).limit(1);

/** Selects orders of a player that can still move items. A canceled order never does. */
export const movableOrdersOf = (db: Firestore, uid: string): Query =>
  ordersOf(db, uid).where("status", "in", ["new", "paid", "done", "expired"]);

/** Selects pending orders of all players whose next check is due, the most overdue first. */
export const duePendingOrders = (db: Firestore, now: Date): Query =>
  db.collectionGroup(PENDING_ORDERS).where("nextCheckAt", "<=", now).orderBy("nextCheckAt");

/**
 * Selects unpaid orders of all players that were created until `date`. Usually the check of the pending order has
 * expired them before. So this finds orders without a pending order: the sweep did not run for a day, or the order is
 * from before the first sweep.
 */
export const unpaidOrdersCreatedUntil = (db: Firestore, date: Date): Query =>
  db.collectionGroup(ORDERS).where("status", "==", "new").where("createdAt", "<=", date).orderBy("createdAt");

/** Selects orders of all players that are not final and were created until `date`. */
export const openOrdersCreatedUntil = (db: Firestore, date: Date): Query =>
  db
    .collectionGroup(ORDERS)
    .where("status", "in", ["new", "paid"])
    .where("createdAt", "<=", date)
    .orderBy("createdAt");

/**
 * Selects orders of all players that were created until `date`, whose money was taken and whose items are not due yet.
 * It leaves out orders that have a problem already, so that they are not read again.
 */
export const paidOrdersCreatedUntil = (db: Firestore, date: Date): Query =>
  db
    .collectionGroup(ORDERS)
    .where("status", "==", "paid")
    .where("problem", "==", null)
    .where("createdAt", "<=", date)
    .orderBy("createdAt");

/** Selects orders of all players created from `from` (included) to `until` (excluded). */
export const ordersCreatedBetween = (db: Firestore, from: Date, until: Date): Query =>
  db
    .collectionGroup(ORDERS)
    .where("createdAt", ">=", from)
    .where("createdAt", "<", until)
    .orderBy("createdAt");

/** Selects orders of all players that were granted since `date` and are not revoked. */
export const grantedSince = (db: Firestore, date: Date): Query =>
  db.collectionGroup(ORDERS).where("granted", "==", true).where("doneAt", ">=", date).orderBy("doneAt");

/** Selects orders of all players that have a problem, settled or not. Null sorts before every text. */
export const ordersWithProblem = (db: Firestore): Query =>
  db.collectionGroup(ORDERS).where("problem", ">", "").orderBy("problem");

/** Selects notifications with one of these outcomes whose last delivery came by `until`, the oldest first. */
export const notificationsWith = (db: Firestore, outcomes: readonly string[], until: Date): Query =>
  notifications(db)
    .where("outcome", "in", [...outcomes])
    .where("receivedAt", "<=", until)
    .orderBy("receivedAt");

/** Selects notifications whose id begins with this prefix. */
export const notificationsById = (db: Firestore, idPrefix: string): Query =>
  notifications(db).orderBy(FieldPath.documentId()).startAt(idPrefix).endAt(`${idPrefix}\uf8ff`);

/** Selects unsettled notifications of a transaction: they are about real money, and their order is not on record. */
export const unsettledOfTransaction = (db: Firestore, transactionId: string): Query =>
  notifications(db).where("unsettled", "in", UNSETTLED).where("transactionId", "==", transactionId);

/** Selects unsettled notifications that were received until `date` and that the log has not reported yet. */
export const unreportedReceivedUntil = (db: Firestore, date: Date): Query =>
  notifications(db)
    .where("unsettled", "==", UNSETTLED[0])
    .where("receivedAt", "<=", date)
    .orderBy("receivedAt");

/** Selects unsettled notifications that were received until `date`. */
export const unsettledReceivedUntil = (db: Firestore, date: Date): Query =>
  notifications(db).where("unsettled", "in", UNSETTLED).where("receivedAt", "<=", date).orderBy("receivedAt");

/** Selects the documents that name this player as the owner of an order. */
export const orderOwnersOf = (db: Firestore, uid: string): Query =>
  db.collection(ORDER_OWNERS).where("uid", "==", uid);

/** Selects all notifications about a player's orders. */
export const notificationsOf = (db: Firestore, uid: string): Query =>
  notifications(db).where("uid", "==", uid);

/** Selects notifications about a player's orders that need no other attempt. */
export const handledNotificationsOf = (db: Firestore, uid: string): Query =>
  notificationsOf(db, uid).where("expireAt", ">", new Date(0));
