import { setTimeout as delay } from "node:timers/promises";
import type { Query, QueryDocumentSnapshot } from "firebase-admin/firestore";
import pMap, { pMapSkip } from "p-map";
import type { Backend } from "../backend.ts";
import { failureOf } from "../failure.ts";
import { firestore } from "../firestore/firestore.ts";
import { pagesOf } from "../firestore/pages-of.ts";
import { keyOf, type OrderKey } from "../firestore/paths.ts";
import {
  duePendingOrders,
  openOrdersCreatedUntil,
  paidOrdersCreatedUntil,
  unpaidOrdersCreatedUntil,
} from "../firestore/queries.ts";
import { log } from "../log.ts";
import { logFailure } from "../log-failure.ts";
import { expireOrder } from "../lookup/look-up-order.ts";
import { readOrder } from "../order-store/order-document.ts";
import { readPendingOrder } from "../order-store/pending-order.ts";
import { loadPendingOrder } from "../order-store/pending-order-store.ts";
import { firstCheckCutoff, isOverdue, overdueCutoff } from "../orders/check-schedule.ts";
import { XsollaError } from "../xsolla/xsolla-failure.ts";
import { type Checked, checkDueOrder } from "./check-due-order.ts";
import { reportUnsettled } from "./report-unsettled.ts";

/** Calls to Xsolla in flight, until Xsolla answers 429. */
const MAX_CONCURRENCY = 20;
/** The longest pause after a 429. No sweep takes longer, and Node.js fires a timer of more than 24 days at once. */
const MAX_PAUSE_SECONDS = 600;

/** Counts of the orders that a sweep has checked, by result. */
export type Sweep = Record<Checked | "failed", number>;

/**
 * Finds payments that the webhooks missed: the function `reconcileOrders`. Looks up each order that is due, applies
 * Xsolla's answer as the webhook would, and expires unpaid orders after a day. Orders that are left at the deadline are
 * still due at the next sweep.
 *
 * @param now decides which orders are due
 * @param which `due`: the orders whose check is due; `open`: all orders that are not final and older than ten minutes,
 *   which costs one read each
 * @throws FailureError `misconfigured`
 */
export async function reconcileOrders(
  backend: Backend,
  now: Date,
  deadline: AbortSignal,
  which: "due" | "open" = "due",
): Promise<Sweep> {
  // A wrong parameter fails the sweep at once, and not order by order.
  backend.config.store();
  backend.config.sandbox();
  const db = firestore(backend);
  const sweep: Sweep = { changed: 0, unchanged: 0, notLookedUp: 0, failed: 0 };
  const checkPending: Check = async (key, doc) => checkDueOrder(backend, key, readPendingOrder(doc), now);
  const checkOpen: Check = (key, doc) => checkOpenOrder(backend, key, doc, now);
  const run = { sweep, pace: { concurrency: MAX_CONCURRENCY }, deadline };
  if (which === "due") {
    await checkAll(duePendingOrders(db, now), checkPending, run);
    await checkAll(unpaidOrdersCreatedUntil(db, overdueCutoff(now)), checkOpen, run);
    await checkAll(paidOrdersCreatedUntil(db, overdueCutoff(now)), checkOpen, run);
    await reportUnsettled(backend, now, deadline);
  } else await checkAll(openOrdersCreatedUntil(db, firstCheckCutoff(now)), checkOpen, run);
  log(sweep.failed > 0 || deadline.aborted ? "WARNING" : "INFO", "sweep.ended", {
    ...sweep,
    ranOutOfTime: deadline.aborted,
  });
  return sweep;
}

async function checkOpenOrder(
  backend: Backend,
  key: OrderKey,
  doc: QueryDocumentSnapshot,
  now: Date,
): Promise<Checked> {
  const overdue = isOverdue(readOrder(doc.data()).createdAt, now);
  const pending = await loadPendingOrder(backend, key);
  if (pending) return checkDueOrder(backend, key, pending, now, overdue);
  return overdue && (await expireOrder(backend, key)) ? "changed" : "unchanged";
}

type Check = (key: OrderKey, doc: QueryDocumentSnapshot) => Promise<Checked>;

interface Run {
  sweep: Sweep;
  /** Lowered for the rest of the sweep by each 429. */
  pace: { concurrency: number };
  deadline: AbortSignal;
}

async function checkAll(query: Query, check: Check, run: Run): Promise<void> {
  for await (const page of pagesOf(query)) {
    if (run.deadline.aborted) return;
    await checkPage(page, check, run);
  }
}

/** Checks the orders of a page concurrently. Pauses for as long as Xsolla demands with a 429. */
async function checkPage(
  page: QueryDocumentSnapshot[],
  check: Check,
  { sweep, pace, deadline }: Run,
): Promise<void> {
  let left = page;
  while (left.length > 0 && !deadline.aborted) {
    let busyForSeconds = 0;
    left = await pMap(
      left,
      async (doc) => {
        if (busyForSeconds > 0 || deadline.aborted) return doc;
        const key = keyOf(doc.ref);
        if (!key) return pMapSkip;
        try {
          sweep[await check(key, doc)] += 1;
        } catch (error) {
          const failure = failureOf(error);
          if (error instanceof XsollaError && failure.reason === "xsolla-busy") {
            busyForSeconds = failure.retryAfterSeconds;
            return doc;
          }
          sweep.failed += 1;
          logFailure("sweep.failed", failure, { ...key });
        }
        return pMapSkip;
      },
      { concurrency: pace.concurrency },
    );
    if (busyForSeconds === 0) continue;
    pace.concurrency = Math.max(1, Math.floor(pace.concurrency / 2));
    log("WARNING", "sweep.backed-off", { ...pace, busyForSeconds });
    const pauseSeconds = Math.min(busyForSeconds, MAX_PAUSE_SECONDS);
    await delay(pauseSeconds * 1_000, undefined, { signal: deadline }).catch(() => {});
  }
}
