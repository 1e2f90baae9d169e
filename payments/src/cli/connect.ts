import type { Command } from "commander";
import type { Operations } from "../operations/operations.ts";
import type { XsollaPaymentsOptions } from "../options.ts";
import { type FirebaseFolder, findProject } from "./find-project.ts";
import { findHost, loadHost } from "./load-host.ts";
import { readSettings } from "./read-settings.ts";

/** Options of every command that works on a project's data. */
export interface ConnectOptions {
  /** Firebase project; undefined for the one of the emulators. */
  project?: string | undefined;
  /** Folder of the codebase that deploys the library. */
  host?: string | undefined;
}

/** A host's own code, with its options, on the data of one Firebase project. */
export interface Connection {
  projectId: string;
  /** The project is the emulators'. */
  isLocal: boolean;
  /** Folder of the host. */
  host: string;
  options: XsollaPaymentsOptions;
  operations: Operations;
}

export const addConnectOptions = (command: Command): Command =>
  command
    .option("--project <id>", "a real Firebase project; without it, the emulators")
    .option("--host <folder>", "the codebase that deploys the functions");

/**
 * Sets the environment in which the host's own code finds the project's Firestore and its parameters, as deployed or as
 * the emulators have them, and loads that code. A variable that is set already wins.
 *
 * @throws Error that says what to do: no project, no host, or no emulator
 */
export async function connect(given: ConnectOptions): Promise<Connection> {
  const { local, projectId, isLocal, host: folder } = chooseProject(given);
  const { committed, effective, secrets } = readSettings(folder, projectId);
  setEnvironment(isLocal ? { ...effective, ...secrets } : committed);
  setEnvironment({ GCLOUD_PROJECT: projectId });
  if (isLocal) {
    setEnvironment({
      FIRESTORE_EMULATOR_HOST: local.emulators.firestore,
      FIREBASE_AUTH_EMULATOR_HOST: local.emulators.auth,
      METADATA_SERVER_DETECTION: "none",
    });
    await requireEmulator(process.env.FIRESTORE_EMULATOR_HOST ?? "");
  }
  const { options, load } = loadHost(folder);
  return { projectId, isLocal, host: folder, options, operations: await load() };
}

/** A Firebase project, and the folders on this machine that belong to it. */
export interface Choice extends Pick<Connection, "projectId" | "isLocal" | "host"> {
  local: FirebaseFolder;
}

/**
 * Finds the project that a command works on, and the host's folder.
 *
 * @throws Error that says what to do
 */
export function chooseProject({ project, host }: ConnectOptions): Choice {
  const local = findProject();
  const projectId = project ?? process.env.GCLOUD_PROJECT ?? local.defaultProject;
  if (projectId === undefined) throw new Error("no project: name one with --project, or in .firebaserc");
  // firebase-tools treats these as projects that exist on this machine only.
  const isLocal = projectId.startsWith("demo-");
  if (!isLocal) refuseEmulators(projectId);
  return { local, projectId, isLocal, host: findHost(local, host) };
}

function refuseEmulators(projectId: string): void {
  for (const name of ["FIRESTORE_EMULATOR_HOST", "FIREBASE_AUTH_EMULATOR_HOST"])
    if (process.env[name]) throw new Error(`${name} is set: that is not where ${projectId} is; unset it`);
}

async function requireEmulator(address: string): Promise<void> {
  try {
    await fetch(`http://${address}`, { signal: AbortSignal.timeout(2_000) });
  } catch {
    throw new Error(
      `no Firestore emulator at http://${address}; start the emulators, or name a project with --project`,
    );
  }
}

function setEnvironment(values: Record<string, string>): void {
  for (const [name, value] of Object.entries(values)) process.env[name] ??= value;
}
