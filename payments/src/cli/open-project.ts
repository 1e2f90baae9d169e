import type { Command } from "commander";
import type { Operations } from "../operations/operations.ts";
import type { XsollaPaymentsOptions } from "../options.ts";
import { emulatorsCommand } from "./command-line.ts";
import { type FirebaseFolder, findProject } from "./find-project.ts";
import { readToken } from "./google/read-token.ts";
import { findHost, loadHost } from "./load-host.ts";
import { get } from "./processes/wait-for-http.ts";
import { readSettings } from "./read-settings.ts";

/** Options of every command that works on a Firebase project. */
export interface ProjectOptions {
  /** Id of the Firebase project; undefined for the default project. */
  project?: string | undefined;
  /** Folder of the codebase that deploys the library. */
  host?: string | undefined;
}

/** The host's own copy of the library, with its options, working on the data of one Firebase project. */
export interface OpenProject {
  projectId: string;
  /** The project exists in the emulators only. */
  isLocal: boolean;
  /** Folder of the host. */
  host: string;
  options: XsollaPaymentsOptions;
  operations: Operations;
}

/** Adds the options `--project` and `--host` to a command. */
export const addProjectOptions = (command: Command): Command =>
  command
    .option("--project <id>", "Firebase project; without it, GCLOUD_PROJECT or the default of .firebaserc")
    .option("--host <folder>", "folder of the codebase that deploys the functions");

/**
 * Loads the host's own copy of the library. Before, it sets the environment variables by which that code finds the
 * project's Firestore and its parameters, as in production or in the emulators. A variable that is set already wins.
 *
 * @throws Error that says what to do if there is no project, no host, or no emulator
 */
export async function openProject(given: ProjectOptions): Promise<OpenProject> {
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

/**
 * Checks that a real project's Firestore can be opened. Call it before the first operation that needs Firestore:
 * without credentials, its client ends the process with a stack trace.
 *
 * @throws GoogleError without valid credentials
 */
export async function requireLogin({ isLocal }: Pick<OpenProject, "isLocal">): Promise<void> {
  if (!isLocal) await readToken();
}

/** Opens a project for a command that needs its Firestore from the start. */
export async function openOperations(given: ProjectOptions): Promise<Operations> {
  const project = await openProject(given);
  await requireLogin(project);
  return project.operations;
}

/** A Firebase project and its folders on this machine. */
export interface ChosenProject extends Pick<OpenProject, "projectId" | "isLocal" | "host"> {
  local: FirebaseFolder;
}

/**
 * Chooses the project that a command works on, and finds the host's folder.
 *
 * @throws Error that says what to do
 */
export function chooseProject({ project, host }: ProjectOptions): ChosenProject {
  const local = findProject();
  const projectId = project ?? process.env.GCLOUD_PROJECT ?? local.defaultProject;
  if (projectId === undefined)
    throw new Error(
      "there is no Firebase project; give one with --project, or set the default in .firebaserc",
    );
  // firebase-tools treats these as projects that exist in the emulators only.
  const isLocal = projectId.startsWith("demo-");
  if (!isLocal) refuseEmulators(projectId);
  return { local, projectId, isLocal, host: findHost(local, host) };
}

function refuseEmulators(projectId: string): void {
  for (const name of ["FIRESTORE_EMULATOR_HOST", "FIREBASE_AUTH_EMULATOR_HOST"])
    if (process.env[name])
      throw new Error(`${name} is set, but ${projectId} is not in the emulators; unset the variable`);
}

async function requireEmulator(address: string): Promise<void> {
  if ((await get(`http://${address}`)) === undefined)
    throw new Error(
      `there is no Firestore emulator at http://${address}; start the emulators with ${emulatorsCommand()}, or give a real project with --project`,
    );
}

function setEnvironment(values: Record<string, string>): void {
  for (const [name, value] of Object.entries(values)) process.env[name] ??= value;
}
