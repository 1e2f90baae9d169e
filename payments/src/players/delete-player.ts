import { type BulkWriter, FieldValue, type Firestore } from "firebase-admin/firestore";
import type { Backend } from "../backend.ts";
import { fail } from "../failure.ts";
import { firestore } from "../firestore/firestore.ts";
import { INVENTORY, LIMITS, PENDING_ORDERS, playerAt, tokenLimitAt } from "../firestore/paths.ts";
import { handledNotificationsOf, movableOrdersOf } from "../firestore/queries.ts";
import { log } from "../log.ts";
import { canOwnOrders } from "../orders/can-own-orders.ts";

/**
 * Deletes a player's data, for a studio to call after the account was deleted: from a trigger of Firebase Auth, a
 * callable of its own or a script. Calling it again does no harm, nor does calling it for a player who never bought.
 *
 * Deletes `xsollaInventory`, `xsollaPendingOrders` (which hold payment tokens), `xsollaLimits`, and handled
 * notifications (which hold the buyer's name, e-mail address and country).
 *
 * Keeps orders with their refunds, spends, subscriptions and order owners: accounting and tax need them, and a refund or
 * a dispute may still arrive. They identify the buyer by uid only. The orders count as not granted from now on, so that
 * a late refund takes nothing from an inventory that is gone. A notification that could not be handled stays until it
 * has been.
 *
 * The steps are in this order so that nothing is granted or taken once it has ended, whatever is in flight meanwhile:
 *
 * 1. Marks the player: `deletedAt` in `xsollaPlayers/{uid}`. What reads the mark grants nothing.
 * 2. Changes each order that can still move items. What has read it before the mark cannot commit any more.
 * 3. Deletes. What was committed before is deleted with the rest.
 */
export async function deletePlayer(backend: Backend, uid: string): Promise<void> {
  if (!canOwnOrders(uid))
    fail({ reason: "internal", error: new TypeError("expected a uid of Firebase Auth") });
  const db = firestore(backend);
  await mark(db, uid);
  const writer = db.bulkWriter();
  const ungranted = await ungrantOrders(db, uid, writer);
  const notifications = await deleteData(db, uid, writer);
  log("INFO", "player.deleted", { uid, ungranted, notifications });
}

/**
 * Marks the player, and the token limit: the token call reads nothing, and writes that document only as it has seen it.
 */
async function mark(db: Firestore, uid: string): Promise<void> {
  const deletedAt = new Date();
  await db
    .batch()
    .set(playerAt(db, uid), { deletedAt }, { merge: true })
    .set(tokenLimitAt(db, uid), { deletedAt })
    .commit();
}

/** @returns how many were granted */
async function ungrantOrders(db: Firestore, uid: string, writer: BulkWriter): Promise<number> {
  const { docs } = await movableOrdersOf(db, uid).select("granted").get();
  // Without a new value Firestore would not count it as a change.
  const ungranted = { granted: false, updatedAt: FieldValue.serverTimestamp() };
  const writes = docs.map(({ ref }) => writer.update(ref, ungranted));
  await Promise.all([...writes, writer.flush()]);
  return docs.filter((order) => order.get("granted") === true).length;
}

/** @returns how many notifications were deleted */
async function deleteData(db: Firestore, uid: string, writer: BulkWriter): Promise<number> {
  const player = playerAt(db, uid);
  const [notifications, limits] = await Promise.all([
    handledNotificationsOf(db, uid).select().get(),
    player.collection(LIMITS).listDocuments(),
  ]);
  const marked = tokenLimitAt(db, uid).id;
  const refs = [...notifications.docs.map(({ ref }) => ref), ...limits.filter(({ id }) => id !== marked)];
  await Promise.all([
    ...refs.map((ref) => writer.delete(ref)),
    ...[INVENTORY, PENDING_ORDERS].map((name) => db.recursiveDelete(player.collection(name))),
    writer.close(),
  ]);
  return notifications.size;
}
