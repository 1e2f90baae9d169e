import { Firestore, type Query } from "firebase-admin/firestore";
import { z } from "zod";
import { hoursLater } from "../../payments/src/audit/audit-schedule.ts";
import { findFirestoreLauncher } from "../../payments/src/cli/firestore-emulator/find-firestore-launcher.ts";
import { PAGE_SIZE } from "../../payments/src/firestore/pages-of.ts";
import { auditAt } from "../../payments/src/firestore/paths.ts";
import { duePendingOrders, ordersCreatedBetween } from "../../payments/src/firestore/queries.ts";
import { startProgress } from "../../scripts/terminal/progress.ts";
import { newProject, removeOnExit } from "../../stack/temporary/new-project.ts";
import { startFirestoreOnly } from "../firestore.ts";
import type { BenchOptions } from "../options.ts";
import { type Row, writeTable } from "../write-table.ts";
import { type Run, runScheduled } from "./run-scheduled.ts";
import { type OrderRange, seedOrders } from "./seed-orders.ts";
import { type OrderCalls, startXsolla } from "./start-xsolla.ts";

const HOUR_MS = 3_600_000;
const MIB = 1_048_576;
/** Shares of the orders that one run finds. The cost of an order must not depend on the number of orders. */
const SHARES = [0.01, 0.1, 1];
/** Unpaid orders expire after a day, so all orders are younger. */
const CREATED_WITHIN_HOURS = 12;

const checkpoint = z.object({ comparedUntil: z.custom<{ toDate(): Date }>() });

/** Measures a sweep and an audit of growing numbers of orders, in the functions as they are deployed. */
export async function benchScale(
  root: string,
  { orders, json, docs }: BenchOptions,
  stopped: AbortSignal,
): Promise<Row[]> {
  const project = await newProject(root);
  removeOnExit([project.directory]);
  const emulator = await startFirestoreOnly(await findFirestoreLauncher(), root, project, stopped);
  const xsolla = await startXsolla();
  const { host, port } = project.emulators.firestore;
  Object.assign(process.env, {
    FIRESTORE_EMULATOR_HOST: `${host}:${port}`,
    METADATA_SERVER_DETECTION: "none",
  });
  const rows: Row[] = [];
  try {
    for (const share of SHARES) {
      const count = Math.max(1, Math.round(orders * share));
      // A project of its own, so that no run finds the orders of another.
      const projectId = `${project.projectId}-${count}`;
      const environment = environmentOf(projectId, xsolla.origin);
      const db = new Firestore({ projectId });
      const now = new Date();
      const from = hoursLater(nextHour(now), -CREATED_WITHIN_HOURS);
      const range = { first: 1_000_000, count, from, until: now };
      const progress = json ? () => {} : startProgress(`seed ${count} orders`, count);
      await seedOrders(db, range, (done) => {
        stopped.throwIfAborted();
        progress(done);
      });
      xsolla.serve(range);
      const run = { root, db, environment, range, xsolla };
      rows.push(await measureSweep(run), await measureAudit(run));
      if (!json) console.table(rows.slice(-2));
      await db.terminate();
    }
  } finally {
    xsolla.close();
    await emulator.stop();
  }
  if (docs) writeTable(root, "scale", rows, "One run of each");
  return rows;
}

const environmentOf = (projectId: string, storeUrl: string) => ({
  GCLOUD_PROJECT: projectId,
  FIREBASE_CONFIG: JSON.stringify({ projectId }),
  FIRESTORE_EMULATOR_HOST: process.env.FIRESTORE_EMULATOR_HOST ?? "",
  METADATA_SERVER_DETECTION: "none",
  XSOLLA_PROJECT_ID: "101",
  XSOLLA_API_KEY: "bench-api-key",
  XSOLLA_STORE_URL: storeUrl,
  XSOLLA_SANDBOX: "true",
  // Fits an instance of 512 MiB. Without a limit, V8 collects garbage late.
  NODE_OPTIONS: "--max-old-space-size=384",
});

interface Seeded {
  root: string;
  db: Firestore;
  environment: Record<string, string>;
  range: OrderRange;
  xsolla: OrderCalls;
}

/** Measures a sweep that finds all orders due at once, as after an outage. */
async function measureSweep({ root, db, environment, range, xsolla }: Seeded): Promise<Row> {
  const before = xsolla.count();
  const at = hoursLater(range.until, 1 / 4);
  const pageMs = await timeOfPage(duePendingOrders(db, at));
  const run = await runScheduled(root, "reconcileOrders", environment, at);
  const due = await duePendingOrders(db, at).count().get();
  const calls = xsolla.count() - before;
  return rowOf("sweep", range.count, { run, calls, pageMs, left: due.data().count });
}

/** Measures an audit that compares the orders for the first time, a day after they were created. */
async function measureAudit({ root, db, environment, range, xsolla }: Seeded): Promise<Row> {
  const before = xsolla.count();
  const at = hoursLater(nextHour(range.until), 24);
  const state = auditAt(db, "orders");
  await state.set({ schemaVersion: 1, comparedUntil: hoursLater(at, -CREATED_WITHIN_HOURS), updatedAt: at });
  const pageMs = await timeOfPage(ordersCreatedBetween(db, range.from, hoursLater(range.from, 1)));
  const run = await runScheduled(root, "auditOrders", environment, at);
  const reached = checkpoint.parse((await state.get()).data()).comparedUntil.toDate();
  const hoursLeft = (at.getTime() - reached.getTime()) / HOUR_MS;
  const left = Math.round((range.count * hoursLeft) / CREATED_WITHIN_HOURS);
  return rowOf("audit", range.count, { run, calls: xsolla.count() - before, pageMs, left });
}

const nextHour = (date: Date) => new Date(Math.ceil(date.getTime() / HOUR_MS) * HOUR_MS);

/** Measures a query for one page. The emulator has no indexes, so it reads all documents of a collection group. */
async function timeOfPage(query: Query): Promise<number> {
  const started = performance.now();
  await query.limit(PAGE_SIZE).get();
  return performance.now() - started;
}

interface Measured {
  run: Run;
  calls: number;
  pageMs: number;
  /** Orders that the run did not reach before its deadline. */
  left: number;
}

function rowOf(job: string, orders: number, { run, calls, pageMs, left }: Measured): Row {
  const { ms, cpuMs, rssBytes } = run;
  const done = orders - left;
  return {
    run: job,
    orders,
    "not reached": left,
    seconds: (ms / 1_000).toFixed(1),
    "ms per order": (ms / done).toFixed(2),
    "CPU ms per order": (cpuMs / done).toFixed(2),
    "calls to Xsolla": calls,
    "emulator's query for a page, ms": Math.round(pageMs),
    "memory, MiB": Math.round(rssBytes / MIB),
  };
}
