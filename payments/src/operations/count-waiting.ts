import type { Backend } from "../backend.ts";
import { firestore } from "../firestore/firestore.ts";
import { duePendingOrders, notificationsWith, paidOrdersWith } from "../firestore/queries.ts";
import { OPEN_OUTCOMES } from "../order-store/notification-store.ts";

/** What waits for an operator; each is counted up to `MAX_COUNTED`. */
export interface Waiting {
  /** Notifications that were refused or failed. */
  notifications: number;
  /** Paid orders with a grave problem that nobody has settled. */
  problems: number;
  /** Orders that the sweep should have looked at an hour ago. */
  overdueOrders: number;
}

const MAX_COUNTED = 100;
const OVERDUE_MS = 60 * 60_000;

/** Problems in which money or items are at stake. */
const GRAVE = [
  "items-mismatch",
  "amount-mismatch",
  "owner-mismatch",
  "paid-not-done",
  "paid-when-canceled",
  "user-gone",
  "no-expiry",
  "fraud",
  "dispute",
];

export async function countWaiting(backend: Backend, now: Date): Promise<Waiting> {
  const db = firestore(backend);
  const overdueSince = new Date(now.getTime() - OVERDUE_MS);
  const [notifications, problems, overdue] = await Promise.all([
    notificationsWith(db, OPEN_OUTCOMES, now).limit(MAX_COUNTED).get(),
    paidOrdersWith(db, GRAVE).limit(MAX_COUNTED).get(),
    duePendingOrders(db, overdueSince).limit(MAX_COUNTED).get(),
  ]);
  return {
    notifications: notifications.size,
    problems: problems.docs.filter((doc) => !doc.get("settled")).length,
    overdueOrders: overdue.size,
  };
}
