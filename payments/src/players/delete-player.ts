import { type BulkWriter, FieldValue, type Firestore } from "firebase-admin/firestore";
import type { Backend } from "../backend.ts";
import { fail } from "../failure.ts";
import { firestore } from "../firestore/firestore.ts";
import { INVENTORY, LIMITS, PENDING_ORDERS, playerAt } from "../firestore/paths.ts";
import { handledNotificationsOf, movableOrdersOf } from "../firestore/queries.ts";
import { log } from "../log.ts";
import { canOwnOrders } from "../orders/can-own-orders.ts";

const DELETED_COLLECTIONS = [INVENTORY, PENDING_ORDERS, LIMITS];

/**
 * Deletes a player's data. A studio calls it after the account was deleted, from a trigger of Firebase Auth, its own
 * callable or a script. A repeated call is harmless, and so is a call for a player who never bought anything.
 *
 * It deletes `xsollaInventory`, `xsollaPendingOrders` (which contain payment tokens), `xsollaLimits`, and handled
 * notifications (which contain the buyer's name, e-mail address and country).
 *
 * It keeps orders with their refunds, spends, subscriptions and order owners, because accounting and tax need them, and
 * because a refund or a dispute may still arrive. They identify the buyer by uid only. It sets `granted` of the orders
 * to false, so that a late refund does not revoke items from an inventory that no longer exists. It keeps a
 * notification that could not be handled until a replay handles it.
 *
 * The order of the steps ensures that nothing is granted or revoked after the call has ended, whatever was in flight:
 *
 * 1. It sets `deletedAt` in `xsollaPlayers/{uid}`. Requests that read it grant nothing.
 * 2. It changes each order that can still move items. Requests that have read such an order before cannot commit.
 * 3. It deletes the data, and with it what other requests have committed before.
 *
 * @throws FailureError `internal` if `uid` cannot be a uid of Firebase Auth
 */
export async function deletePlayer(backend: Backend, uid: string): Promise<void> {
  if (!canOwnOrders(uid))
    fail({ reason: "internal", error: new TypeError("expected a uid of Firebase Auth") });
  const db = firestore(backend);
  await playerAt(db, uid).set({ deletedAt: new Date() }, { merge: true });
  const writer = db.bulkWriter();
  const ungranted = await ungrantOrders(db, uid, writer);
  const notifications = await deleteData(db, uid, writer);
  log("INFO", "player.deleted", { uid, ungranted, notifications });
}

/** Sets `granted` of all orders that can move items to false. @returns how many were granted */
async function ungrantOrders(db: Firestore, uid: string, writer: BulkWriter): Promise<number> {
  const { docs } = await movableOrdersOf(db, uid).select("granted").get();
  // Without a new value Firestore would not count it as a change.
  const ungranted = { granted: false, updatedAt: FieldValue.serverTimestamp() };
  const writes = docs.map(({ ref }) => writer.update(ref, ungranted));
  await Promise.all([...writes, writer.flush()]);
  return docs.filter((order) => order.get("granted") === true).length;
}

/** Deletes the collections and the handled notifications. @returns how many notifications were deleted */
async function deleteData(db: Firestore, uid: string, writer: BulkWriter): Promise<number> {
  const player = playerAt(db, uid);
  const notifications = await handledNotificationsOf(db, uid).select().get();
  await Promise.all([
    ...notifications.docs.map(({ ref }) => writer.delete(ref)),
    ...DELETED_COLLECTIONS.map((name) => db.recursiveDelete(player.collection(name))),
    writer.close(),
  ]);
  return notifications.size;
}
