import type { Backend } from "../backend.ts";
import { firestore } from "../firestore/firestore.ts";
import { duePendingOrders } from "../firestore/queries.ts";

/** The sweep runs every ten minutes, so it has missed these orders several times. */
const OVERDUE_MS = 60 * 60_000;
const MAX_COUNTED = 100;

/** Counts the orders that the sweep should have looked up an hour ago; a hundred at most. */
export async function countOverdueOrders(backend: Backend, now: Date): Promise<number> {
  const since = new Date(now.getTime() - OVERDUE_MS);
  return (await duePendingOrders(firestore(backend), since).limit(MAX_COUNTED).get()).size;
}
