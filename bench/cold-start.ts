/**
 * Measures what an instance loads before its first answer, as a ratio to a bare callable with Auth and Firestore. The
 * candidates take turns within one run, so that the load of the machine affects all alike.
 */
import { spawnSync } from "node:child_process";
import { copyFileSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { startProgress } from "../scripts/terminal/progress.ts";

const ROUNDS = 11;
const functions = fileURLToPath(new URL("../payments/", import.meta.url));
/** Modules are resolved from the folder of a file, so the baseline is copied beside the functions. */
const baseline = `${functions}lib/bench-baseline.js`;

const candidates = {
  baseline: ["./lib/bench-baseline.js"],
  "any function, start-up": ["./lib/root.js"],
  "getXsollaPaymentToken, first call": [
    "./lib/root.js",
    "./lib/payment-token/get-payment-token.js",
    "./lib/callable/verify-caller.js",
    "./lib/callable/refuse.js",
    "./lib/payment-token/claim-turn.js",
    "./lib/order-store/create-order.js",
  ],
  "getXsollaOrderStatus, first call": [
    "./lib/root.js",
    "./lib/order-status/get-order-status.js",
    "./lib/callable/verify-caller.js",
    "./lib/callable/refuse.js",
  ],
  "xsollaWebhook, first user_validation": ["./lib/root.js", "./lib/webhook/receive-notification.js"],
  "xsollaWebhook, first order": [
    "./lib/root.js",
    "./lib/webhook/receive-notification.js",
    "./lib/webhook/order-notifications.js",
  ],
};

function measure(modules: string[]): number {
  const script = `const start = performance.now();
    for (const module of ${JSON.stringify(modules)}) await import(new URL(module, ${JSON.stringify(`file://${functions}`)}));
    console.log(performance.now() - start);`;
  const run = spawnSync(process.execPath, ["--input-type=module", "--eval", script], {
    cwd: functions,
    encoding: "utf8",
  });
  if (run.status !== 0) throw new Error(run.stderr);
  return Number(run.stdout);
}

const median = (values: number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** Prints the table. */
export function benchColdStart(): void {
  copyFileSync(new URL("baseline.mjs", import.meta.url), baseline);
  try {
    const times = new Map(Object.keys(candidates).map((name) => [name, [] as number[]]));
    const progress = startProgress("cold start, rounds", ROUNDS);
    for (let round = 1; round <= ROUNDS; round += 1) {
      for (const [name, modules] of Object.entries(candidates)) times.get(name)?.push(measure(modules));
      progress(round);
    }
    const reference = median(times.get("baseline") ?? []);
    const rows = [...times].map(([name, values]) => [
      name,
      {
        "median ms": Math.round(median(values)),
        "ratio to baseline": (median(values) / reference).toFixed(2),
      },
    ]);
    console.table(Object.fromEntries(rows));
  } finally {
    rmSync(baseline);
  }
}
