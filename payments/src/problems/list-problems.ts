import { z } from "zod";
import { fullHour, hoursBetween } from "../audit/audit-schedule.ts";
import { loadComparedUntil } from "../audit/audit-state.ts";
import type { Backend } from "../backend.ts";
import { firestore } from "../firestore/firestore.ts";
import { pagesOf } from "../firestore/pages-of.ts";
import { keyOf } from "../firestore/paths.ts";
import { ordersWithProblem } from "../firestore/queries.ts";
import { openNotifications, type StoredNotification } from "../order-store/stored-notification.ts";
import { gravityOf } from "../orders/problems.ts";

/** An audit that is this late has missed more than one of its hourly runs. */
const BEHIND_HOURS = 3;

const problemDocument = z.object({ problem: z.string(), status: z.string().catch("?") });

interface ProblemOrder {
  orderId: string;
  uid: string;
  problem: string;
  status: string;
}

/** Everything that a human should look at. */
export interface Problems {
  /** Orders with a problem, the gravest problem first. */
  orders: ProblemOrder[];
  /**
   * Notifications that could not be handled, the oldest first. Then payments that have had no order on record for an
   * hour.
   */
  notifications: StoredNotification[];
  /** How many hours the audit is late. 0 if it is on time, or has never run. */
  auditBehindHours: number;
}

/** Lists all problems and notifications that nobody has settled. */
export async function listProblems(backend: Backend): Promise<Problems> {
  const [orders, notifications, auditBehindHours] = await Promise.all([
    listOrders(backend),
    listNotifications(backend),
    hoursBehind(backend, new Date()),
  ]);
  return { orders, notifications, auditBehindHours };
}

async function listOrders(backend: Backend): Promise<ProblemOrder[]> {
  const found: ProblemOrder[] = [];
  for await (const page of pagesOf(ordersWithProblem(firestore(backend)))) {
    for (const document of page) {
      const key = keyOf(document.ref);
      const { data } = problemDocument.safeParse(document.data());
      if (key && data && document.get("settled") === undefined) found.push({ ...key, ...data });
    }
  }
  return found.sort((one, other) => gravityOf(other.problem) - gravityOf(one.problem));
}

async function listNotifications(backend: Backend): Promise<StoredNotification[]> {
  const open = [];
  for await (const notification of openNotifications(backend)) open.push(notification);
  return open;
}

async function hoursBehind(backend: Backend, now: Date): Promise<number> {
  const comparedUntil = await loadComparedUntil(backend);
  const behind = comparedUntil === null ? 0 : hoursBetween(comparedUntil, fullHour(now));
  return behind >= BEHIND_HOURS ? behind : 0;
}
