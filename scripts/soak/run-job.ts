import { originOf, type Project } from "../../stack/settings/project.ts";
import { REGION } from "./start-soak-stack.ts";

/** A job of a soak takes seconds. The emulator loses a request if its process is killed. */
const TIMEOUT_MS = 60_000;

/**
 * Runs a scheduled function at a given time, which a header sets and which may lie in the future. The emulator serves
 * scheduled functions under this path, although it does not schedule them.
 *
 * @throws Error if the function fails
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
