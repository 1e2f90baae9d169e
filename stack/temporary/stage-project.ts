import { cpSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import getPort from "get-port";
import type { Values } from "../../payments/src/cli/read-settings.ts";
import type { Project } from "../settings/project.ts";
import { HOST } from "./new-project.ts";

/** The built functions, once more, with parameters of their own. */
export interface Codebase {
  name: string;
  /** What differs from functions/.env. */
  parameters: Values;
  /** What a developer has changed on their machine, in .env.local. */
  local?: Values;
  secrets: Values;
}

export const FIRESTORE_CONFIG = { rules: "firestore.rules", indexes: "firestore.indexes.json" };

/**
 * Lays out a Firebase project in the project's folder: firebase-tools reads parameters from the folder of a codebase, and
 * wants a folder of its own for each.
 */
export async function stageProject(root: string, project: Project, codebases: Codebase[]): Promise<void> {
  const { directory } = project;
  for (const codebase of codebases) stageCodebase(root, project, codebase);
  for (const file of Object.values(FIRESTORE_CONFIG)) cpSync(join(root, file), join(directory, file));
  const emulators = {
    ...project.emulators,
    // No client asks for these by address; without ports of their own, two stacks could race for the usual ones.
    eventarc: { host: HOST, port: await getPort() },
    tasks: { host: HOST, port: await getPort() },
  };
  writeFirebaseJson(directory, {
    functions: codebases.map(({ name }) => ({ source: name, codebase: name, runtime: "nodejs24" })),
    firestore: FIRESTORE_CONFIG,
    emulators,
  });
}

export function writeFirebaseJson(
  directory: string,
  content: { emulators: object; [part: string]: object },
): void {
  const emulators = { ...content.emulators, ui: { enabled: false }, singleProjectMode: true };
  writeFileSync(join(directory, "firebase.json"), JSON.stringify({ ...content, emulators }, null, 2));
}

function stageCodebase(root: string, { directory, projectId }: Project, codebase: Codebase): void {
  const { name, parameters, local = {}, secrets } = codebase;
  const folder = join(directory, name);
  mkdirSync(folder, { recursive: true });
  for (const part of ["lib", "package.json", ".env"]) {
    cpSync(join(root, "functions", part), join(folder, part), { recursive: true });
  }
  // A junction needs no special right on Windows, and is a plain link elsewhere.
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"), "junction");
  writeEnv(join(folder, `.env.${projectId}`), parameters);
  writeEnv(join(folder, ".env.local"), local);
  writeEnv(join(folder, ".secret.local"), secrets);
}

function writeEnv(path: string, values: Values): void {
  const lines = Object.entries(values).map(([name, value]) => `${name}=${value}\n`);
  writeFileSync(path, lines.join(""));
}
