import { originOf, type Project } from "../../stack/settings/project.ts";
import { REGION } from "./start-soak-stack.ts";

/** A run of a soak has little to do. The emulator loses a request when the process that was to handle it is killed. */
const TIMEOUT_MS = 60_000;

/**
 * Runs a scheduled function for a time that need not have come: it is a header. firebase-tools knows a scheduled
 * function by this key even where nothing schedules it.
 *
 * @throws Error when it fails
 */
export async function runJob({ projectId, emulators }: Project, name: string, at: Date): Promise<void> {
  const path = `/functions/projects/${projectId}/triggers/${REGION}-${name}-0`;
  const response = await fetch(`${originOf(emulators.functions)}${path}`, {
    method: "POST",
    signal: AbortSignal.timeout(TIMEOUT_MS),
    headers: { "X-CloudScheduler-JobName": name, "X-CloudScheduler-ScheduleTime": at.toISOString() },
  });
  await response.body?.cancel();
  if (!response.ok) throw new Error(`${name} at ${at.toISOString()} ended with ${response.status}`);
}
