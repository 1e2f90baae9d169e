import { z } from "zod";
import type { GoogleApi } from "../google/google-api.ts";
import { APP_LABEL } from "./app-label.ts";
import { type Change, type Kind, readCollection } from "./collection.ts";
import type { MonitoringFiles, Resource } from "./monitoring-files.ts";

/** A resource, and what was done with it. */
export interface Applied {
  /** Kind and name, such as `metrics/orders-created`. */
  name: string;
  change: Change;
}

const labels = z.object({ userLabels: z.record(z.string(), z.string()) });
const labelOf = (existing: Resource, name: string) => labels.safeParse(existing).data?.userLabels[name];
const isOurs = (existing: Resource) => labelOf(existing, "app") === APP_LABEL;
const named = z.object({ name: z.string() });
const nameOf = (existing: Resource) => named.parse(existing).name;

/**
 * Creates or updates all resources of `monitoring/`, and sends the alerts to one e-mail address. Metrics come first,
 * because alerts refer to them.
 */
export async function applyMonitoring(
  google: GoogleApi,
  projectId: string,
  files: MonitoringFiles,
  email: string,
  onApplied: (applied: Applied) => void,
): Promise<Applied[]> {
  const applied: Applied[] = [];
  const note = (name: string, change: Change) => {
    applied.push({ name, change });
    onApplied({ name, change });
  };
  const { metrics, channels, policies, uptimeChecks, dashboards } = kindsOf(projectId);

  const metricList = await readCollection(google, metrics);
  for (const [file, metric] of files.metrics)
    note(`metrics/${file}`, (await metricList.put(metric, ({ name }) => name === metric.name)).change);

  const channelList = await readCollection(google, channels);
  const channel = await channelList.put(channelFor(email), (existing) => emailOf(existing) === email);
  note("channel", channel.change);

  const uptimeList = await readCollection(google, uptimeChecks);
  note("uptime", (await uptimeList.put(files.uptime, isOurs)).change);

  const policyList = await readCollection(google, policies);
  const notificationChannels = [nameOf(channel.resource)];
  for (const [file, policy] of files.alerts) {
    const isSame = (existing: Resource) => isOurs(existing) && labelOf(existing, "alert") === file;
    note(`alerts/${file}`, (await policyList.put({ ...policy, notificationChannels }, isSame)).change);
  }

  const dashboardList = await readCollection(google, dashboards);
  const { displayName } = files.dashboard;
  const isSame = (existing: Resource) => existing.displayName === displayName;
  note("dashboard", (await dashboardList.put(files.dashboard, isSame)).change);
  return applied;
}

function kindsOf(projectId: string) {
  const filter = `user_labels.app="${APP_LABEL}"`;
  const monitoring = (list: string, version = "v3"): Kind => ({
    service: "monitoring",
    path: `/${version}/projects/${projectId}/${list}`,
    update: { method: "PATCH", pathOf: (existing) => `/${version}/${nameOf(existing)}` },
  });
  const metrics: Kind = {
    service: "logging",
    path: `/v2/projects/${projectId}/metrics`,
    update: { method: "PUT", pathOf: (existing) => `/v2/projects/${projectId}/metrics/${nameOf(existing)}` },
  };
  return {
    // https://cloud.google.com/logging/docs/reference/v2/rest/v2/projects.metrics
    metrics,
    // https://cloud.google.com/monitoring/api/ref_v3/rest/v3/projects.notificationChannels
    channels: { ...monitoring("notificationChannels"), filter: 'type="email"' },
    // https://cloud.google.com/monitoring/api/ref_v3/rest/v3/projects.alertPolicies
    policies: { ...monitoring("alertPolicies"), filter },
    // https://cloud.google.com/monitoring/api/ref_v3/rest/v3/projects.uptimeCheckConfigs
    uptimeChecks: monitoring("uptimeCheckConfigs"),
    // https://cloud.google.com/monitoring/api/ref_v3/rest/v1/projects.dashboards
    dashboards: monitoring("dashboards", "v1"),
  };
}

const channelFor = (email: string): Resource => ({
  type: "email",
  displayName: "Xsolla payments",
  labels: { email_address: email },
});

const emailOf = (existing: Resource): string | undefined =>
  z.object({ labels: z.object({ email_address: z.string() }) }).safeParse(existing).data?.labels
    .email_address;
