import { type CollectionReference, FieldPath, type Firestore, type Query } from "firebase-admin/firestore";
import { NOTIFICATIONS, ORDERS, ordersOf, PENDING_ORDERS } from "./paths.ts";

/** Every query of the library, because each needs an index: `firestore.indexes.json` declares what is not automatic. */

/** States of real money without an order: `waiting` for it, and `reported` in the log. */
const UNSETTLED = ["waiting", "reported"];

const notifications = (db: Firestore): CollectionReference => db.collection(NOTIFICATIONS);

/** The order of one player that has this trait. */
export const ordersOfPlayer = (
  db: Firestore,
  uid: string,
  trait: "externalId" | "transactionId",
  value: string,
): Query => ordersOf(db, uid).where(trait, "==", value).limit(1);

/** The order of any player that was paid by this transaction. */
export const ordersOfTransaction = (db: Firestore, transactionId: string): Query =>
  db.collectionGroup(ORDERS).where("transactionId", "==", transactionId).limit(1);

/** Orders of one player that can still move items: a canceled one never does. */
export const movableOrdersOf = (db: Firestore, uid: string): Query =>
  ordersOf(db, uid).where("status", "in", ["new", "paid", "done", "expired"]);

/** Pending orders of all players whose next check is due, the longest waiting first. */
export const duePendingOrders = (db: Firestore, now: Date): Query =>
  db.collectionGroup(PENDING_ORDERS).where("nextCheckAt", "<=", now).orderBy("nextCheckAt");

/**
 * Unpaid orders of all players made by then. The check of a pending order ends them first; left over are those whose
 * pending order is gone, because the sweep stood still for a day or because they are older than the sweep.
 */
export const unpaidOrdersMadeBy = (db: Firestore, date: Date): Query =>
  db.collectionGroup(ORDERS).where("status", "==", "new").where("createdAt", "<=", date).orderBy("createdAt");

/** Orders of all players that are not final, made by then. */
export const openOrdersMadeBy = (db: Firestore, date: Date): Query =>
  db
    .collectionGroup(ORDERS)
    .where("status", "in", ["new", "paid"])
    .where("createdAt", "<=", date)
    .orderBy("createdAt");

/**
 * Orders of all players, made by then, whose money was taken and whose items are not due. Once that is noted as a
 * problem, they are not read again.
 */
export const paidOrdersMadeBy = (db: Firestore, date: Date): Query =>
  db
    .collectionGroup(ORDERS)
    .where("status", "==", "paid")
    .where("problem", "==", null)
    .where("createdAt", "<=", date)
    .orderBy("createdAt");

/** Orders of all players made from a time up to another. */
export const ordersMadeBetween = (db: Firestore, from: Date, until: Date): Query =>
  db
    .collectionGroup(ORDERS)
    .where("createdAt", ">=", from)
    .where("createdAt", "<", until)
    .orderBy("createdAt");

/** Orders of all players whose items were granted since, and are in the inventory now. */
export const grantedSince = (db: Firestore, date: Date): Query =>
  db.collectionGroup(ORDERS).where("granted", "==", true).where("doneAt", ">=", date).orderBy("doneAt");

/** Orders of all players that have a problem, settled or not: null sorts before every text. */
export const ordersWithProblem = (db: Firestore): Query =>
  db.collectionGroup(ORDERS).where("problem", ">", "").orderBy("problem");

/** Notifications with one of these outcomes that came last before a time, the oldest first. */
export const notificationsWith = (db: Firestore, outcomes: readonly string[], until: Date): Query =>
  notifications(db)
    .where("outcome", "in", [...outcomes])
    .where("receivedAt", "<=", until)
    .orderBy("receivedAt");

/** Notifications whose id begins like this. */
export const notificationsById = (db: Firestore, idPrefix: string): Query =>
  notifications(db).orderBy(FieldPath.documentId()).startAt(idPrefix).endAt(`${idPrefix}\uf8ff`);

/** Notifications about real money that wait for the order of their transaction. */
export const unsettledOfTransaction = (db: Firestore, transactionId: string): Query =>
  notifications(db).where("unsettled", "in", UNSETTLED).where("transactionId", "==", transactionId);

/** Notifications about real money without an order, received by then, that nobody has been told about. */
export const unreportedSince = (db: Firestore, date: Date): Query =>
  notifications(db)
    .where("unsettled", "==", UNSETTLED[0])
    .where("receivedAt", "<=", date)
    .orderBy("receivedAt");

/** Notifications about real money without an order, received by then. */
export const unsettledSince = (db: Firestore, date: Date): Query =>
  notifications(db).where("unsettled", "in", UNSETTLED).where("receivedAt", "<=", date).orderBy("receivedAt");

/** All notifications about a player's orders. */
export const notificationsOf = (db: Firestore, uid: string): Query =>
  notifications(db).where("uid", "==", uid);

/** Notifications about a player's orders that need no handling any more. */
export const handledNotificationsOf = (db: Firestore, uid: string): Query =>
  notificationsOf(db, uid).where("expireAt", ">", new Date(0));
