import type { Project } from "../../stack/settings/project.ts";
import type { Attempt } from "./in-lanes.ts";
import { runJob } from "./run-job.ts";

const MINUTE_MS = 60_000;
const EVERY_MINUTES = 10;
/** A day for the order, and an hour for the last check to be repeated. */
export const LAST_SWEEP_MINUTES = 25 * 60 + EVERY_MINUTES;

interface Sweeps {
  project: Project;
  /** When the first order was made. */
  start: number;
  /** In minutes after the start, both included. */
  from: number;
  to: number;
  countPending: () => Promise<number>;
  attempt: Attempt;
  onProgress: (pending: number) => void;
}

/**
 * Runs the scheduled sweep every ten minutes of a day that does not pass. Ends when nothing is left to ask about.
 *
 * @returns how many sweeps it took
 */
export async function sweepAll(sweeps: Sweeps): Promise<number> {
  const { project, start, from, to, countPending, attempt, onProgress } = sweeps;
  let count = 0;
  for (let minutes = from; minutes <= to; minutes += EVERY_MINUTES) {
    const pending = await countPending();
    onProgress(pending);
    if (pending === 0) break;
    await attempt(() => runJob(project, "reconcileOrders", new Date(start + minutes * MINUTE_MS)));
    count += 1;
  }
  return count;
}
