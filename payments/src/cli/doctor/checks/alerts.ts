import { z } from "zod";
import { APP_LABEL } from "../../alerts/app-label.ts";
import { count } from "../../count.ts";
import { type Check, fault, ok } from "../check.ts";
import { commandFix } from "../fixes.ts";

const policy = z.object({
  notificationChannels: z.array(z.string()).default([]),
  enabled: z.boolean().optional(),
});

/** https://cloud.google.com/monitoring/api/ref_v3/rest/v3/projects.alertPolicies/list */
export const alerts: Check = {
  id: "alerts",
  group: "Google",
  severity: "warning",
  run: async (setUp) => {
    const { google, projectId } = setUp;
    const filter = encodeURIComponent(`user_labels.app="${APP_LABEL}"`);
    const pages = await google().readAll(
      "monitoring",
      `/v3/projects/${projectId}/alertPolicies?filter=${filter}`,
      z.object({ alertPolicies: z.array(policy).default([]) }),
    );
    const policies = pages.flatMap(({ alertPolicies }) => alertPolicies);
    const fix = commandFix(setUp, "alerts", "--email <address>");
    if (policies.length === 0)
      return fault("there are no alerts, so nobody is notified when payments fail", fix);
    const silent = policies.filter(({ notificationChannels }) => notificationChannels.length === 0);
    if (silent.length > 0)
      return fault(`${silent.length} of ${policies.length} alerts have no recipient`, fix);
    const disabled = policies.filter(({ enabled }) => enabled === false);
    return disabled.length > 0
      ? fault(`${disabled.length} of ${policies.length} alerts are disabled`, fix)
      : ok(`${count(policies.length, "alert")} enabled, each with a recipient`);
  },
};
