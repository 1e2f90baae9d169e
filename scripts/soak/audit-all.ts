import type { Project } from "../../stack/settings/project.ts";
import type { Retry } from "./retry.ts";
import { runJob } from "./run-job.ts";

const HOUR_MS = 3_600_000;
/** Maximum number of audits at the end. Each continues where the one before stopped. */
const MAX_LAST = 20;

interface Audits {
  project: Project;
  /** Time of the first order, in ms since 1970. */
  start: number;
  /** First and last hour after the start. */
  from: number;
  to: number;
  everyHours: number;
  /** Reads the time up to which all orders were compared. */
  readComparedUntil: () => Promise<Date | null>;
  retry: Retry;
  onProgress: (hours: number) => void;
}

/**
 * Runs the scheduled audit at simulated times, and then until it has compared everything that is due.
 *
 * @returns the number of audits
 */
export async function auditAll(audits: Audits): Promise<number> {
  const { project, start, from, to, everyHours, readComparedUntil, retry, onProgress } = audits;
  const timeOf = (hours: number) => new Date(start + hours * HOUR_MS);
  const run = (hours: number) => retry(() => runJob(project, "auditOrders", timeOf(hours)));
  let count = 0;
  for (let hours = from; hours < to; hours += everyHours) {
    await run(hours);
    count += 1;
    onProgress(hours);
  }
  const last = Math.floor(timeOf(to).getTime() / HOUR_MS) * HOUR_MS;
  for (let left = MAX_LAST; left > 0; left -= 1) {
    await run(to);
    count += 1;
    if ((await readComparedUntil())?.getTime() === last) break;
  }
  onProgress(to);
  return count;
}
