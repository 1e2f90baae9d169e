import type { Backend } from "../backend.ts";
import { fail } from "../failure.ts";
import { firestore } from "../firestore/firestore.ts";
import { INVENTORY, LIMITS, PENDING_ORDERS, playerAt } from "../firestore/paths.ts";
import { grantedOrdersOf, handledNotificationsOf } from "../firestore/queries.ts";
import { log } from "../log.ts";
import { canOwnOrders } from "../orders/can-own-orders.ts";

const DELETED_COLLECTIONS = [INVENTORY, PENDING_ORDERS, LIMITS];

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
 * Leaves `deletedAt` in `xsollaPlayers/{uid}`, first of all: an order that is paid from now on grants nothing.
 */
export async function deletePlayer(backend: Backend, uid: string): Promise<void> {
  if (!canOwnOrders(uid))
    fail({ reason: "internal", error: new TypeError("expected a uid of Firebase Auth") });
  const db = firestore(backend);
  const player = playerAt(db, uid);
  await player.set({ deletedAt: new Date() }, { merge: true });
  const writer = db.bulkWriter();
  const [orders, notifications] = await Promise.all([
    grantedOrdersOf(db, uid).select().get(),
    handledNotificationsOf(db, uid).select().get(),
  ]);
  await Promise.all([
    ...orders.docs.map(({ ref }) => writer.update(ref, { granted: false })),
    ...notifications.docs.map(({ ref }) => writer.delete(ref)),
    ...DELETED_COLLECTIONS.map((name) => db.recursiveDelete(player.collection(name))),
    writer.close(),
  ]);
  log("INFO", "player.deleted", { uid, ungranted: orders.size, notifications: notifications.size });
}
