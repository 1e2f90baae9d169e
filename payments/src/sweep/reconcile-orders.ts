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
  openOrdersMadeBy,
  paidOrdersMadeBy,
  unpaidOrdersMadeBy,
} from "../firestore/queries.ts";
import { log } from "../log.ts";
import { logFailure } from "../log-failure.ts";
import { expireOrder } from "../lookup/look-up-order.ts";
import { readOrder } from "../order-store/order-document.ts";
import { readPendingOrder } from "../order-store/pending-order.ts";
import { loadPendingOrder } from "../order-store/pending-order-store.ts";
import { firstCheckSince, isOverdue, overdueSince } from "../orders/check-schedule.ts";
import { XsollaError } from "../xsolla/xsolla-failure.ts";
import { type Checked, checkDueOrder } from "./check-due-order.ts";
import { reportUnsettled } from "./report-unsettled.ts";

/** Calls to Xsolla at the same time, as long as it does not object. */
const MAX_CONCURRENCY = 20;
/** No sweep takes longer; a timer for more than 24 days would end at once. */
const MAX_PAUSE_SECONDS = 600;

/** How many orders a sweep has looked at, and to what end. */
export type Sweep = Record<Checked | "failed", number>;

/**
 * `reconcileOrders`: finds what the webhooks missed. Reads the orders that are due, asks Xsolla about each, applies the
 * answers as the webhook would, and ends unpaid orders after a day. What it does not get done before the deadline is
 * still due at the next sweep.
 *
 * @param now decides what is due
 * @param which orders: those that are `due`, or all that are `open` and older than ten minutes, at a read each
 * @throws FailureError `misconfigured`
 */
export async function reconcileOrders(
  backend: Backend,
  now: Date,
  deadline: AbortSignal,
  which: "due" | "open" = "due",
): Promise<Sweep> {
  // A wrong parameter fails the sweep once, and not each of its orders.
  backend.config.store();
  backend.config.sandbox();
  const db = firestore(backend);
  const sweep: Sweep = { changed: 0, unchanged: 0, "not-asked": 0, failed: 0 };
  const checkPending: Check = async (key, doc) => checkDueOrder(backend, key, readPendingOrder(doc), now);
  const checkOpen: Check = (key, doc) => checkOpenOrder(backend, key, doc, now);
  const run = { sweep, pace: { concurrency: MAX_CONCURRENCY }, deadline };
  if (which === "due") {
    await checkAll(duePendingOrders(db, now), checkPending, run);
    await checkAll(unpaidOrdersMadeBy(db, overdueSince(now)), checkOpen, run);
    await checkAll(paidOrdersMadeBy(db, overdueSince(now)), checkOpen, run);
    await reportUnsettled(backend, now, deadline);
  } else await checkAll(openOrdersMadeBy(db, firstCheckSince(now)), checkOpen, run);
  log(sweep.failed > 0 || deadline.aborted ? "WARNING" : "INFO", "reconcile.ended", {
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

/** Checks them all, some at a time; each time Xsolla is busy, it is left alone for as long as it asks. */
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
          logFailure("reconcile.failed", failure, { ...key });
        }
        return pMapSkip;
      },
      { concurrency: pace.concurrency },
    );
    if (busyForSeconds === 0) continue;
    pace.concurrency = Math.max(1, Math.floor(pace.concurrency / 2));
    log("WARNING", "reconcile.backed-off", { ...pace, busyForSeconds });
    const pauseSeconds = Math.min(busyForSeconds, MAX_PAUSE_SECONDS);
    await delay(pauseSeconds * 1_000, undefined, { signal: deadline }).catch(() => {});
  }
}
