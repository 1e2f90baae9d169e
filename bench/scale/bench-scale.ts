import { pathToFileURL } from "node:url";
import { createBackend } from "../../payments/src/backend.ts";
import { findFirestoreLauncher } from "../../payments/src/cli/firestore-emulator/find-firestore-launcher.ts";
import { firestore } from "../../payments/src/firestore/firestore.ts";
import { duePendingOrders } from "../../payments/src/firestore/queries.ts";
import { startProgress } from "../../scripts/terminal/progress.ts";
import { newProject, removeOnExit } from "../../stack/temporary/new-project.ts";
import { startFirestoreOnly } from "../firestore.ts";
import type { BenchOptions } from "../options.ts";
import { Instance } from "../speed/instance.ts";
import { startOrderCalls } from "./order-calls.ts";
import { seedOrders } from "./seed-orders.ts";

const MINUTE_MS = 60_000;
const SAMPLE_MS = 500;
/** Shares of the orders that one sweep finds. The cost of an order must not depend on the number of orders. */
const SHARES = [0.01, 0.1, 1];
const MIB = 1_048_576;

interface Swept {
  orders: number;
  seconds: number;
  "ms per order": number;
  "CPU ms per order": number;
  "calls to Xsolla": number;
  "still due": number;
  "memory MiB": number;
}

/** Measures the sweep with growing numbers of orders that are due at once. */
export async function benchScale(
  root: string,
  { orders, json }: BenchOptions,
  stopped: AbortSignal,
): Promise<void> {
  const project = await newProject(root);
  removeOnExit([project.directory]);
  const emulator = await startFirestoreOnly(await findFirestoreLauncher(), root, project, stopped);
  const xsolla = await startOrderCalls();
  const environment = {
    GCLOUD_PROJECT: project.projectId,
    FIREBASE_CONFIG: JSON.stringify({ projectId: project.projectId }),
    FIRESTORE_EMULATOR_HOST: `127.0.0.1:${project.emulators.firestore.port}`,
    METADATA_SERVER_DETECTION: "none",
    XSOLLA_PROJECT_ID: "101",
    XSOLLA_STORE_URL: xsolla.origin,
    XSOLLA_SANDBOX: "true",
    // Fits an instance of 512 MiB. Without a limit, V8 collects garbage late.
    NODE_OPTIONS: "--max-old-space-size=384",
  };
  const { NODE_OPTIONS: _, ...own } = environment;
  Object.assign(process.env, own);
  const rows: Swept[] = [];
  try {
    const db = firestore(createBackend({}));
    let first = 1_000_000;
    for (const share of SHARES) {
      const count = Math.max(1, Math.round(orders * share));
      const now = new Date();
      const progress = json ? () => {} : startProgress(`orders for a sweep of ${count}`, count);
      await seedOrders(db, { first, count, now }, (done) => {
        stopped.throwIfAborted();
        progress(done);
      });
      first += count;
      const callsBefore = xsolla.count();
      const dueAt = new Date(now.getTime() + 11 * MINUTE_MS);
      const swept = await sweep(root, environment, dueAt);
      const left = await duePendingOrders(db, dueAt).count().get();
      rows.push({
        orders: count,
        seconds: round(swept.ms / 1_000),
        "ms per order": round(swept.ms / count),
        "CPU ms per order": round(swept.cpuMs / count),
        "calls to Xsolla": xsolla.count() - callsBefore,
        "still due": left.data().count,
        "memory MiB": Math.round(swept.rssBytes / MIB),
      });
    }
    if (json) console.log(JSON.stringify(rows, null, 2));
    else console.table(rows);
  } finally {
    xsolla.close();
    await emulator.stop();
  }
}

/** Runs `reconcileOrders` as Cloud Scheduler calls it, in a new instance. */
async function sweep(
  root: string,
  environment: Record<string, string>,
  dueAt: Date,
): Promise<{ ms: number; cpuMs: number; rssBytes: number }> {
  const source = pathToFileURL(`${root}/functions/`);
  const instance = await Instance.start({ source, target: "reconcileOrders" }, environment);
  let rssBytes = 0;
  const sampling = setInterval(() => {
    void instance.usage().then((usage) => {
      rssBytes = Math.max(rssBytes, usage.rssBytes);
    });
  }, SAMPLE_MS);
  try {
    const headers = {
      "x-cloudscheduler-jobname": "reconcileOrders",
      "x-cloudscheduler-scheduletime": dueAt.toISOString(),
    };
    const started = performance.now();
    await instance.post({ headers, body: "" });
    const ms = performance.now() - started;
    const { cpuMs, rssBytes: atEnd } = await instance.usage();
    return { ms, cpuMs, rssBytes: Math.max(rssBytes, atEnd) };
  } finally {
    clearInterval(sampling);
    await instance.stop();
  }
}

const round = (value: number) => Math.round(value * 100) / 100;
