import type { Project } from "../../stack/settings/project.ts";
import type { Retry } from "./retry.ts";
import { runJob } from "./run-job.ts";

const MINUTE_MS = 60_000;
const EVERY_MINUTES = 10;
/** An order lives a day, and the last check is retried for an hour. */
export const LAST_SWEEP_MINUTES = 25 * 60 + EVERY_MINUTES;

interface Sweeps {
  project: Project;
  /** Time of the first order, in ms since 1970. */
  start: number;
  /** First and last minute after the start. */
  from: number;
  to: number;
  countPending: () => Promise<number>;
  retry: Retry;
  onProgress: (pending: number) => void;
}

/**
 * Runs the scheduled sweep every ten minutes of a simulated day. Ends early if no order is left to look up.
 *
 * @returns the number of sweeps
 */
export async function sweepAll(sweeps: Sweeps): Promise<number> {
  const { project, start, from, to, countPending, retry, onProgress } = sweeps;
  let count = 0;
  for (let minutes = from; minutes <= to; minutes += EVERY_MINUTES) {
    const pending = await countPending();
    onProgress(pending);
    if (pending === 0) break;
    await retry(() => runJob(project, "reconcileOrders", new Date(start + minutes * MINUTE_MS)));
    count += 1;
  }
  return count;
}
