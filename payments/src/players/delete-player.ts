import type { Backend } from "../backend.ts";
import { fail } from "../failure.ts";
import { firestore } from "../firestore/firestore.ts";
import { INVENTORY, LIMITS, PENDING_ORDERS, playerAt } from "../firestore/paths.ts";
import { grantedOrdersOf, handledNotificationsOf } from "../firestore/queries.ts";
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
 * First it sets `deletedAt` in `xsollaPlayers/{uid}`, so that an order that is paid later grants nothing.
 *
 * @throws FailureError `internal` if `uid` cannot be a uid of Firebase Auth
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
