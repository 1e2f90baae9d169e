import { pathToFileURL } from "node:url";
import { Instance } from "../speed/instance.ts";

const SAMPLE_MS = 500;

/** What one run of a scheduled function took. */
export interface Run {
  ms: number;
  cpuMs: number;
  /** The most memory that the process had at a sample. */
  rssBytes: number;
}

/** Runs a scheduled function as Cloud Scheduler calls it, in a new instance. */
export async function runScheduled(
  root: string,
  target: "reconcileOrders" | "auditOrders",
  environment: Record<string, string>,
  at: Date,
): Promise<Run> {
  const source = pathToFileURL(`${root}/functions/`);
  const instance = await Instance.start({ source, target }, environment);
  let rssBytes = 0;
  const sampling = setInterval(() => {
    void instance.usage().then((usage) => {
      rssBytes = Math.max(rssBytes, usage.rssBytes);
    });
  }, SAMPLE_MS);
  try {
    const headers = { "x-cloudscheduler-jobname": target, "x-cloudscheduler-scheduletime": at.toISOString() };
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
