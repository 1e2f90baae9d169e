import { z } from "zod";
import { APP_LABEL } from "../../alerts/app-label.ts";
import { type Check, fault, ok } from "../check.ts";
import { command } from "../links.ts";

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
    const fix = command(setUp, "alerts --email <address>");
    if (policies.length === 0) return fault("nobody is told when payments fail: there are no alerts", fix);
    const deaf = policies.filter(({ notificationChannels }) => notificationChannels.length === 0);
    if (deaf.length > 0) return fault(`nobody is told of ${deaf.length} of ${policies.length} alerts`, fix);
    const off = policies.filter(({ enabled }) => enabled === false);
    return off.length > 0
      ? fault(`${off.length} of ${policies.length} alerts are switched off`, fix)
      : ok(`somebody is told by ${policies.length} alerts`);
  },
};
