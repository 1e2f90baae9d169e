import type { Backend } from "../backend.ts";
import { firestore } from "../firestore/firestore.ts";
import { notificationAt, orderAt } from "../firestore/paths.ts";
import { loadOwner } from "../order-store/load-owner.ts";
import { settledByHand } from "../order-store/notification-store.ts";
import { findNotification } from "../order-store/stored-notification.ts";

/** The order or the notification that was settled. */
export interface Settled {
  what: "order" | "notification";
  /** The complete id. */
  id: string;
  settled: { note: string; at: Date };
}

/**
 * Marks the problem of an order, or a notification, as settled. Then it is not listed any more. If the order gets
 * another problem later, that problem is listed.
 *
 * @param id the id of an order, or the beginning of the id of a notification
 * @throws Error if neither exists, or if the order has no problem
 */
export async function settle(backend: Backend, id: string, note: string): Promise<Settled> {
  const settled = { note, at: new Date() };
  const db = firestore(backend);
  const uid = /^\d{1,20}$/.test(id) ? await loadOwner(db, id) : undefined;
  if (uid !== undefined) {
    const order = orderAt(db, { uid, orderId: id });
    if (typeof (await order.get()).get("problem") !== "string")
      throw new Error(`order ${id} has no problem to settle`);
    await order.update({ settled });
    return { what: "order", id, settled };
  }
  const notification = await findNotification(backend, id);
  if (!notification)
    throw new Error(
      `there is no order ${id} on record, and no notification with an id that begins with ${id}`,
    );
  await notificationAt(db, notification.id).update({ settled, ...settledByHand() });
  return { what: "notification", id: notification.id, settled };
}
