// monitoring/ watches only events that the functions log, and docs/operating/alerts.md has every alert.
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { readMonitoringFiles } from "../../payments/src/cli/alerts/monitoring-files.ts";
import { LOG_EVENTS } from "../../payments/src/log-events.ts";
import { writeAlertsPage } from "../../scripts/docs/write-alerts-page.ts";
import { textOf } from "./repository.ts";

const root = new URL("../../", import.meta.url);
const { metrics, alerts, dashboard, uptime } = readMonitoringFiles(
  { host: "h.example", path: "/p", project: "p" },
  fileURLToPath(new URL("monitoring", root)),
);

const METRIC = /logging\.googleapis\.com\/user\/([a-z-]+)/g;
const filtersOf = (value: unknown) =>
  [...JSON.stringify(value).matchAll(/"(?:filter|denominatorFilter)":"((?:[^"\\]|\\.)*)"/g)].map(
    ([, filter = ""]): string => JSON.parse(`"${filter}"`),
  );
const everything = [...metrics.values(), ...alerts.values(), dashboard];
const filters = everything.flatMap((one) => filtersOf(one));

const descriptions: Record<string, { fields: readonly string[]; severity: readonly string[] }> = LOG_EVENTS;
const eventsIn = (filter: string) =>
  [...filter.matchAll(/jsonPayload\.message="([^"]+)"/g)].map(([, event = ""]) => event);

describe("every watched event is logged", () => {
  test("filters and events are found at all", () => {
    expect(filters.length).toBeGreaterThan(25);
    expect(filters.flatMap(eventsIn).length).toBeGreaterThan(12);
  });

  test.each([...new Set(filters.flatMap(eventsIn))])("%s is an event", (event) => {
    expect(Object.keys(descriptions)).toContain(event);
  });

  test.each([...metrics])(
    "metric %s takes its labels and values from fields of its event",
    (_file, metric) => {
      const event = eventsIn(String(metric.filter))[0] ?? "";
      const named = [...JSON.stringify(metric).matchAll(/jsonPayload\.(\w+)/g)].map(
        ([, field = ""]) => field,
      );
      const allowed = [...(descriptions[event]?.fields ?? []), "message"];
      expect(named.filter((field) => !allowed.includes(field))).toEqual([]);
    },
  );

  test.each([...alerts])(
    "alert %s filters by fields of its events, and by severities that they have",
    (_file, alert) => {
      for (const filter of filtersOf(alert)) {
        const events = eventsIn(filter).flatMap((event) => descriptions[event] ?? []);
        if (events.length === 0) continue;
        const named = [...filter.matchAll(/jsonPayload\.(\w+)/g)].map(([, field = ""]) => field);
        const fields = [...events.flatMap((event) => event.fields), "message"];
        expect(named.filter((field) => !fields.includes(field))).toEqual([]);
        const severity = /severity=(\w+)/.exec(filter)?.[1];
        if (severity) expect(events.flatMap((event) => event.severity)).toContain(severity);
      }
    },
  );
});

test("an alert watches each event that is always an ERROR", () => {
  const grave = Object.keys(descriptions).filter(
    (event) => String(descriptions[event]?.severity) === "ERROR",
  );
  expect(grave).toContain("payment.unsettled");
  const watched = [...alerts.values()].flatMap((alert) => filtersOf(alert).flatMap(eventsIn));
  expect(grave.filter((event) => !watched.includes(event))).toEqual([]);
});

test("alerts and dashboard watch metrics and labels that there are", () => {
  const known = new Map(
    [...metrics.values()].map((metric) => [metric.name, Object.keys(Object(metric.labelExtractors))]),
  );
  const watched = filters.flatMap((filter) => {
    const name = [...filter.matchAll(METRIC)][0]?.[1];
    return name === undefined ? [] : [{ name, labels: [...filter.matchAll(/metric\.labels\.(\w+)/g)] }];
  });
  expect(watched.length).toBeGreaterThan(15);
  for (const { name, labels } of watched) {
    expect([...known.keys()]).toContain(name);
    for (const [, label] of labels) expect(known.get(name)).toContain(label);
  }
  expect(new Set(watched.map(({ name }) => name)).size).toBe(known.size);
});

test.each([...metrics])("metric %s is named after its file", (file, metric) => {
  expect(metric.name).toBe(`xsolla-${file}`);
});

const policy = z.object({
  displayName: z.string().startsWith("Xsolla payments: "),
  severity: z.enum(["CRITICAL", "ERROR", "WARNING"]),
  userLabels: z.object({ app: z.literal("xsolla-payments"), alert: z.string() }),
  conditions: z.array(z.record(z.string(), z.unknown())).min(1).max(6),
  documentation: z.object({ content: z.string().min(20) }),
  alertStrategy: z.object({ notificationRateLimit: z.object({ period: z.string() }).optional() }),
});

test.each([...alerts])("alert %s is what Cloud Monitoring takes", (file, alert) => {
  const { userLabels, conditions, alertStrategy } = policy.parse(alert);
  expect(userLabels.alert).toBe(file);
  // https://cloud.google.com/monitoring/api/ref_v3/rest/v3/projects.alertPolicies#LogMatch
  const isLogMatch = conditions.some((condition) => "conditionMatchedLog" in condition);
  expect(alertStrategy.notificationRateLimit !== undefined).toBe(isLogMatch);
  if (isLogMatch) expect(conditions).toHaveLength(1);
});

test("no placeholder is left", () => {
  expect(JSON.stringify([uptime, ...everything])).not.toMatch(/\{(host|path|project)\}/);
  expect(JSON.stringify(uptime)).toContain("h.example");
});

test("docs/operating/alerts.md is made from the files of the alerts", () => {
  expect(textOf("docs/operating/alerts.md")).toBe(writeAlertsPage());
});
