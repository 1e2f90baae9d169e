import { join } from "node:path";
import { readSettings, required, type Settings } from "../payments/src/cli/read-settings.ts";
import { originOf, type Project, readProject } from "./settings/project.ts";

/** The addresses and settings of the stack that `npm start` runs and `npm run buy` uses. */
export interface LocalStack {
  project: Project;
  settings: Settings;
  region: string;
  /** Origin of the simulator; undefined if the functions call something else. */
  simulator: string | undefined;
  /** Origin that the functions call as Xsolla's. */
  storeUrl: string;
}

/** Reads the stack's addresses from firebase.json, and its settings from the .env files. */
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

/** Returns the URL of an HTTP function or a callable in the emulator. */
export function functionUrl({ project, region }: LocalStack, name: string): string {
  return `${originOf(project.emulators.functions)}/${project.projectId}/${region}/${name}`;
}

/** Returns the URL that runs a scheduled function. firebase-tools serves it even if nothing schedules the function. */
export function triggerUrl({ project, region }: LocalStack, name: string): string {
  const origin = originOf(project.emulators.functions);
  return `${origin}/functions/projects/${project.projectId}/triggers/${region}-${name}-0`;
}

/**
 * Returns the simulator's origin if it has to be started, which is so if the functions' store URL is the committed
 * local one. A developer who sets another URL in .env.local uses Xsolla itself, or a stand-in that may use the same
 * port.
 */
export function simulatorOrigin(
  committed: string | undefined,
  effective: string | undefined,
): string | undefined {
  const [local, used] = [committed, effective].map(parseOrigin);
  const isLocal = local !== undefined && /^http:\/\/(127\.0\.0\.1|localhost):\d+$/.test(local);
  return isLocal && local === used ? local : undefined;
}

function parseOrigin(url: string | undefined): string | undefined {
  return url !== undefined && URL.canParse(url) ? new URL(url).origin : undefined;
}
