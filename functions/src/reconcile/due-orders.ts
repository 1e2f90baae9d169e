import type { Query, QueryDocumentSnapshot } from "firebase-admin/firestore";
import { firestore } from "../firebase/firestore.ts";
import { overdueSince } from "../orders/check-schedule.ts";

/** What the sweep holds in memory at a time. */
const PAGE_SIZE = 200;

/** Pending orders whose next check is due, of all players, the longest waiting first. */
export const duePendingOrders = (now: Date): Query =>
  firestore().collectionGroup("pendingOrders").where("nextCheckAt", "<=", now).orderBy("nextCheckAt");

/**
 * Unpaid orders that are overdue. The check of a pending order ends them first; left over are those whose pending order
 * is gone, because the sweep stood still for a day or because they are older than the sweep.
 */
export const overdueOrders = (now: Date): Query =>
  firestore()
    .collectionGroup("orders")
    .where("status", "==", "new")
    .where("createdAt", "<=", overdueSince(now))
    .orderBy("createdAt");

/** Reads a query page by page; what changes meanwhile is neither skipped nor read twice. */
export async function* pagesOf(query: Query): AsyncGenerator<QueryDocumentSnapshot[]> {
  let page = query.limit(PAGE_SIZE);
  for (;;) {
    const { docs } = await page.get();
    if (docs.length > 0) yield docs;
    const last = docs.at(-1);
    if (!last || docs.length < PAGE_SIZE) return;
    page = query.startAfter(last).limit(PAGE_SIZE);
  }
}
