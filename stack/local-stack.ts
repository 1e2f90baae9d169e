// The stack of this repository as `npm start` runs it and `npm run buy` finds it: where everything is.
import { join } from "node:path";
import { readSettings, required, type Settings } from "../payments/src/cli/read-settings.ts";
import { originOf, type Project, readProject } from "./settings/project.ts";

export interface LocalStack {
  project: Project;
  settings: Settings;
  region: string;
  /** Origin of the simulator; undefined when the functions talk to something else. */
  simulator: string | undefined;
  /** What the functions call as Xsolla. */
  storeUrl: string;
}

export function describeLocalStack(root: string): LocalStack {
  const project = readProject(root);
  const settings = readSettings(join(root, "functions"), project.projectId);
  const { committed, effective } = settings;
  return {
    project,
    settings,
    region: required(effective, "FUNCTIONS_LOCATION", "functions/.env"),
    simulator: simulatorOrigin(committed.XSOLLA_STORE_URL, effective.XSOLLA_STORE_URL),
    storeUrl: required(effective, "XSOLLA_STORE_URL", "functions/.env"),
  };
}

export function functionUrl({ project, region }: LocalStack, name: string): string {
  return `${originOf(project.emulators.functions)}/${project.projectId}/${region}/${name}`;
}

/**
 * The simulator's address is the local one that git has for this project. Whoever points the functions elsewhere, in
 * .env.local, has something else to talk to: Xsolla itself, or a stand-in that may hold that very port.
 */
export function simulatorOrigin(
  committed: string | undefined,
  effective: string | undefined,
): string | undefined {
  const [ours, used] = [committed, effective].map(parseOrigin);
  const isLocal = ours !== undefined && /^http:\/\/(127\.0\.0\.1|localhost):\d+$/.test(ours);
  return isLocal && ours === used ? ours : undefined;
}

function parseOrigin(url: string | undefined): string | undefined {
  return url !== undefined && URL.canParse(url) ? new URL(url).origin : undefined;
}
