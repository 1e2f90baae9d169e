/**
 * Measures the memory of a webhook instance with as many deliveries in flight as Cloud Run allows, as a share of its
 * limit. Above the limit Cloud Run kills the instance, and all its requests fail.
 */
import { type ChildProcess, fork } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { startSoakStack } from "../scripts/soak/start-soak-stack.ts";
import { startProgress } from "../scripts/terminal/progress.ts";
import { originOf, type Project } from "../stack/settings/project.ts";
import type { BenchOptions } from "./options.ts";
import { type Row, writeTable } from "./write-table.ts";

/** Cloud Run's default for functions. */
const AT_A_TIME = 80;
const DELIVERIES = 4_000;
const PLAYERS = 100;
const SECRET = "bench-secret";
const MIB = 1_048_576;

const started = z.object({ rssBytes: z.number(), port: z.number(), limitMiB: z.number() });
const memory = started.pick({ rssBytes: true });
const signedUp = z.object({ localId: z.string() });

/** Measures the instance when it is loaded, and while it answers. */
export async function benchMemory(
  root: string,
  { json, docs }: BenchOptions,
  stopped: AbortSignal,
): Promise<Row[]> {
  const { project, simulator, stop } = await startSoakStack(root, stopped);
  try {
    const players = await Promise.all(Array.from({ length: PLAYERS }, () => signUp(project)));
    const instance = startInstance(project, simulator);
    const [message] = await once(instance, "message", { signal: stopped });
    const { rssBytes, port, limitMiB } = started.parse(message);
    let mostBytes = rssBytes;
    instance.on("message", (next) => {
      mostBytes = Math.max(mostBytes, memory.parse(next).rssBytes);
    });
    const progress = json ? () => {} : startProgress("memory, deliveries", DELIVERIES);
    await deliverAll(`http://127.0.0.1:${port}/`, players, progress);
    instance.disconnect();
    const row = (memory: string, MiB: number): Row => ({ memory, MiB, share: (MiB / limitMiB).toFixed(2) });
    const rows = [
      row("an instance may hold", limitMiB),
      row("holds when loaded", Math.round(rssBytes / MIB)),
      row(`holds at most, ${AT_A_TIME} deliveries in flight`, Math.round(mostBytes / MIB)),
    ];
    if (!json) console.table(rows);
    if (docs) writeTable(root, "memory", rows, `${DELIVERIES} deliveries`);
    return rows;
  } finally {
    await stop();
  }
}

async function signUp({ emulators }: Project): Promise<string> {
  const url = `${originOf(emulators.auth)}/identitytoolkit.googleapis.com/v1/accounts:signUp?key=any`;
  const headers = { "content-type": "application/json" };
  const response = await fetch(url, { method: "POST", headers, body: "{}" });
  return signedUp.parse(await response.json()).localId;
}

function startInstance(
  { projectId, emulators: { auth, firestore } }: Project,
  simulator: string,
): ChildProcess {
  return fork(fileURLToPath(new URL("instance.mjs", import.meta.url)), {
    stdio: ["ignore", "ignore", "inherit", "ipc"],
    env: {
      ...process.env,
      GCLOUD_PROJECT: projectId,
      FIRESTORE_EMULATOR_HOST: `${firestore.host}:${firestore.port}`,
      FIREBASE_AUTH_EMULATOR_HOST: `${auth.host}:${auth.port}`,
      METADATA_SERVER_DETECTION: "none",
      XSOLLA_PROJECT_ID: "101",
      XSOLLA_STORE_URL: simulator,
      XSOLLA_WEBHOOK_SECRET: SECRET,
      XSOLLA_SANDBOX: "true",
      TRUSTED_PROXY_HOPS: "1",
    },
  });
}

/** Delivers orders of all players, with a fixed number of deliveries in flight. */
async function deliverAll(url: string, players: string[], progress: (done: number) => void): Promise<void> {
  let last = 0;
  let done = 0;
  const deliverInTurn = async () => {
    while (last < DELIVERIES) {
      last += 1;
      await deliver(url, last, players[last % PLAYERS] ?? "");
      done += 1;
      progress(done);
    }
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, deliverInTurn));
}

async function deliver(url: string, orderId: number, uid: string): Promise<void> {
  const body = JSON.stringify({
    notification_type: "order_paid",
    items: [{ sku: "coins-100", type: "virtual_good", quantity: 1, amount: "9.9900" }],
    order: { id: orderId, mode: "sandbox", currency: "EUR", amount: "9.9900", invoice_id: String(orderId) },
    user: { external_id: uid },
  });
  const digest = createHash("sha1").update(body).update(SECRET).digest("hex");
  const headers = { "content-type": "application/json", authorization: `Signature ${digest}` };
  const { status } = await fetch(url, { method: "POST", headers, body });
  if (status !== 204) throw new Error(`a delivery was answered with ${status}`);
}
