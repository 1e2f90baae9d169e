import { z } from "zod";
import { type Check, fault, ok } from "../check.ts";
import { deployFix } from "../fixes.ts";

const job = z.object({
  state: z.string().optional(),
  status: z.object({ code: z.number().optional() }).optional(),
  lastAttemptTime: z.iso.datetime({ offset: true }).optional(),
});

/** The sweep runs every ten minutes. */
const SWEEP_IS_LATE_AFTER_MS = 20 * 60_000;
/** The audit runs every hour. */
const OTHERS_ARE_LATE_AFTER_MS = 2 * 60 * 60_000;

/** https://cloud.google.com/scheduler/docs/reference/rest/v1/projects.locations.jobs/get */
export const scheduler: Check = {
  id: "scheduler",
  group: "Google",
  severity: "error",
  run: async (setUp) => {
    const { google, projectId, region, scheduledNames } = setUp;
    for (const name of scheduledNames) {
      const id = `firebase-schedule-${name}-${region}`;
      const found = await google().read(
        "cloudscheduler",
        `/v1/projects/${projectId}/locations/${region}/jobs/${id}`,
        job,
      );
      if (!found) return fault(`nothing runs ${name}: Cloud Scheduler has no job ${id}`, deployFix(setUp));
      const { state, status, lastAttemptTime } = found;
      if (state !== undefined && state !== "ENABLED")
        return fault(
          `${name} is ${state.toLowerCase()} in Cloud Scheduler`,
          `gcloud scheduler jobs resume ${id} --location ${region} --project ${projectId}`,
        );
      const log = `npx firebase functions:log --only ${name} --project ${projectId}`;
      if (status?.code) return fault(`the last run of ${name} failed with code ${status.code}`, log);
      const lateMs = name.endsWith("reconcileOrders") ? SWEEP_IS_LATE_AFTER_MS : OTHERS_ARE_LATE_AFTER_MS;
      if (lastAttemptTime !== undefined && Date.now() - Date.parse(lastAttemptTime) > lateMs)
        return fault(`${name} ran last at ${lastAttemptTime}`, log);
    }
    return ok(`${scheduledNames.join(" and ")} run on time`);
  },
};
