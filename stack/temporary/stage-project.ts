import { cpSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import getPort from "get-port";
import type { Values } from "../../payments/src/cli/read-settings.ts";
import type { Project } from "../settings/project.ts";
import { HOST } from "./new-project.ts";

/** A copy of the built functions with its own parameters. */
export interface Codebase {
  name: string;
  /** Differences from functions/.env. */
  parameters: Values;
  /** Contents of .env.local. */
  local?: Values;
  secrets: Values;
}

export const FIRESTORE_CONFIG = { rules: "firestore.rules", indexes: "firestore.indexes.json" };

/** Writes a Firebase project. Each codebase gets its own folder, from which firebase-tools reads its parameters. */
export async function stageProject(root: string, project: Project, codebases: Codebase[]): Promise<void> {
  const { directory } = project;
  for (const codebase of codebases) stageCodebase(root, project, codebase);
  for (const file of Object.values(FIRESTORE_CONFIG)) cpSync(join(root, file), join(directory, file));
  const emulators = {
    ...project.emulators,
    // No client uses these addresses. Without free ports, two stacks could compete for the default ones.
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
  // On Windows, a junction needs no special right, and a symbolic link does. Elsewhere this is a symbolic link.
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"), "junction");
  writeEnv(join(folder, `.env.${projectId}`), parameters);
  writeEnv(join(folder, ".env.local"), local);
  writeEnv(join(folder, ".secret.local"), secrets);
}

function writeEnv(path: string, values: Values): void {
  const lines = Object.entries(values).map(([name, value]) => `${name}=${value}\n`);
  writeFileSync(path, lines.join(""));
}
