import { type CollectionReference, FieldPath, type Query } from "firebase-admin/firestore";
import { firstCheckSince, overdueSince } from "../orders/check-schedule.ts";
import { firestore } from "./firestore.ts";

/** Every query of the functions, because each needs an index: `firestore.indexes.json` declares what is not automatic. */

const notifications = (): CollectionReference => firestore().collection("xsollaNotifications");

/** The order of one player that has this trait. */
export const ordersOfPlayer = (uid: string, trait: "externalId" | "transactionId", value: string): Query =>
  firestore().collection(`users/${uid}/orders`).where(trait, "==", value).limit(1);

/** The order of whatever player that was paid by this transaction. */
export const ordersOfTransaction = (transactionId: string): Query =>
  firestore().collectionGroup("orders").where("transactionId", "==", transactionId).limit(1);

/** Orders whose items are in the player's inventory. */
export const grantedOrdersOf = (uid: string): Query =>
  firestore().collection(`users/${uid}/orders`).where("granted", "==", true);

/** Pending orders of all players whose next check is due, the longest waiting first. */
export const duePendingOrders = (now: Date): Query =>
  firestore().collectionGroup("pendingOrders").where("nextCheckAt", "<=", now).orderBy("nextCheckAt");

/**
 * Unpaid orders of all players that are overdue. The check of a pending order ends them first; left over are those whose
 * pending order is gone, because the sweep stood still for a day or because they are older than the sweep.
 */
export const overdueOrders = (now: Date): Query =>
  firestore()
    .collectionGroup("orders")
    .where("status", "==", "new")
    .where("createdAt", "<=", overdueSince(now))
    .orderBy("createdAt");

/** Orders of all players that are not final, and old enough to be asked about. */
export const openOrders = (now: Date): Query =>
  firestore()
    .collectionGroup("orders")
    .where("status", "in", ["new", "paid"])
    .where("createdAt", "<=", firstCheckSince(now))
    .orderBy("createdAt");

/**
 * Orders of all players whose money was taken and whose items are not due a day later. Once that is noted as a problem,
 * they are not read again.
 */
export const overduePayments = (now: Date): Query =>
  firestore()
    .collectionGroup("orders")
    .where("status", "==", "paid")
    .where("problem", "==", null)
    .where("createdAt", "<=", overdueSince(now))
    .orderBy("createdAt");

/** Notifications with one of these outcomes that came last before a time, the oldest first. */
export const notificationsWith = (outcomes: readonly string[], until: Date): Query =>
  notifications()
    .where("outcome", "in", [...outcomes])
    .where("receivedAt", "<=", until)
    .orderBy("receivedAt");

/** Notifications whose id begins like this. */
export const notificationsById = (idPrefix: string): Query =>
  notifications().orderBy(FieldPath.documentId()).startAt(idPrefix).endAt(`${idPrefix}\uf8ff`);

/** Notifications about a player's orders that need no handling any more. */
export const handledNotificationsOf = (uid: string): Query =>
  notifications().where("uid", "==", uid).where("expireAt", ">", new Date(0));
