import { info } from "firebase-functions/logger";
import { fail } from "../failure.ts";
import { firestore } from "../firestore/firestore.ts";
import { grantedOrdersOf, handledNotificationsOf } from "../firestore/queries.ts";
import { ORDER_OWNER } from "../orders/order-owner.ts";

const GOING = ["inventory", "pendingOrders", "limits"];

/**
 * For a studio to call when a player's account is deleted, after the account itself: from a trigger of Firebase Auth, a
 * callable of its own or a script. It may be called again, and it may be called for a player who never bought anything.
 *
 * Goes: the inventory, what is kept of open payments (their tokens), the count of payment tokens, and the notifications
 * that were handled, which hold name, e-mail address and country of the buyer.
 *
 * Stays: the orders and the marks of their refunds. Money was taken for them, so books and tax need them, and a refund or
 * a dispute may still come; nothing in them but the uid tells who it was. They count as not granted from now on, so that
 * a late refund takes nothing from an inventory that is gone. A notification that could not be handled stays until it
 * has been.
 */
export async function deletePlayer(uid: string): Promise<void> {
  if (!ORDER_OWNER.test(uid)) fail({ reason: "internal", error: new TypeError("no uid of a player") });
  const db = firestore();
  const writer = db.bulkWriter();
  const [orders, notifications] = await Promise.all([
    grantedOrdersOf(uid).select().get(),
    handledNotificationsOf(uid).select().get(),
  ]);
  await Promise.all([
    ...orders.docs.map(({ ref }) => writer.update(ref, { granted: false })),
    ...notifications.docs.map(({ ref }) => writer.delete(ref)),
    ...GOING.map((name) => db.recursiveDelete(db.collection(`users/${uid}/${name}`))),
    writer.close(),
  ]);
  info("player.deleted", { uid, ungranted: orders.size, notifications: notifications.size });
}
