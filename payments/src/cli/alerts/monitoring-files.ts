import { globSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { z } from "zod";

/** The build copies the files there. lib/cli/alerts and src/cli/alerts are equally deep. */
const FOLDER = join(__dirname, "..", "..", "..", "monitoring");

const resource = z.record(z.string(), z.unknown());
/** A resource in the form of Google's REST API. */
export type Resource = z.infer<typeof resource>;

/** The resources in the files, by file name. */
export interface MonitoringFiles {
  metrics: Map<string, Resource>;
  alerts: Map<string, Resource>;
  uptime: Resource;
  dashboard: Resource;
}

/**
 * Reads the files of `monitoring/`.
 *
 * @param values values of `{host}`, `{path}` and `{project}` in the files
 */
export function readMonitoringFiles(values: Record<string, string>, folder = FOLDER): MonitoringFiles {
  const read = (path: string): Resource => {
    const text = readFileSync(join(folder, path), "utf8");
    return resource.parse(JSON.parse(text.replace(/\{(\w+)\}/g, (found, name) => values[name] ?? found)));
  };
  const readAll = (kind: string) =>
    new Map(
      globSync(`${kind}/*.json`, { cwd: folder })
        .sort()
        .map((path): [string, Resource] => [basename(path, ".json"), read(path)]),
    );
  return {
    metrics: readAll("metrics"),
    alerts: readAll("alerts"),
    uptime: read("uptime.json"),
    dashboard: read("dashboard.json"),
  };
}
