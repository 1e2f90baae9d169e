import { originOf, type Project } from "../../stack/settings/project.ts";
import { REGION } from "./start-soak-stack.ts";

const MINUTE_MS = 60_000;
const EVERY_MINUTES = 10;
/** A day for the order, and an hour for the last check to be repeated. */
const LAST_MINUTES = 25 * 60 + EVERY_MINUTES;

/**
 * Runs the scheduled sweep every ten minutes of a day that does not pass: what is due is decided by the time for which
 * Cloud Scheduler has scheduled it, and that is a header. Ends when nothing is left to ask about.
 *
 * @returns how many sweeps it took
 * @throws Error when a sweep fails
 */
export async function sweepAll(
  project: Project,
  countPending: () => Promise<number>,
  onProgress: (pending: number) => void,
): Promise<number> {
  const start = Date.now();
  let sweeps = 0;
  for (let minutes = EVERY_MINUTES + 1; minutes <= LAST_MINUTES; minutes += EVERY_MINUTES) {
    const pending = await countPending();
    onProgress(pending);
    if (pending === 0) break;
    await sweep(project, new Date(start + minutes * MINUTE_MS));
    sweeps += 1;
  }
  return sweeps;
}

/** firebase-tools knows a scheduled function by this key even where nothing schedules it. */
async function sweep({ projectId, emulators }: Project, at: Date): Promise<void> {
  const path = `/functions/projects/${projectId}/triggers/${REGION}-reconcileOrders-0`;
  const response = await fetch(`${originOf(emulators.functions)}${path}`, {
    method: "POST",
    headers: {
      "X-CloudScheduler-JobName": "reconcileOrders",
      "X-CloudScheduler-ScheduleTime": at.toISOString(),
    },
  });
  await response.body?.cancel();
  if (!response.ok) throw new Error(`the sweep at ${at.toISOString()} ended with ${response.status}`);
}
