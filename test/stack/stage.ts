import { cpSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Project } from "../../scripts/stack/project.ts";
import type { Values } from "../../scripts/stack/settings.ts";
import { CODEBASE_NAMES, CODEBASES, SECRETS } from "./codebases.ts";
import { FIRESTORE_FOLDER } from "./firestore-service.ts";

/** Emulators that no client asks for by address; without ports of their own, two stacks could race for the usual ones. */
export interface HiddenPorts {
  eventarc: number;
  tasks: number;
  /** Of the Firestore emulator's own firebase-tools, where there is one. */
  firestoreHub: number;
  firestoreLogging: number;
}

/**
 * Lays out a Firebase project that has the built functions several times, each with its own parameters: firebase-tools
 * reads those from the folder of a codebase, and wants a folder of its own for each.
 */
export function stage(root: string, project: Project, hiddenPorts: HiddenPorts, common: Values): void {
  const { directory, projectId } = project;
  for (const name of CODEBASE_NAMES) {
    const { region, parameters, local = {}, secrets } = CODEBASES[name];
    const folder = join(directory, name);
    mkdirSync(folder, { recursive: true });
    for (const part of ["lib", "package.json", ".env"]) {
      cpSync(join(root, "functions", part), join(folder, part), { recursive: true });
    }
    // A junction needs no special right on Windows, and is a plain link elsewhere.
    symlinkSync(join(root, "functions", "node_modules"), join(folder, "node_modules"), "junction");
    writeEnv(join(folder, `.env.${projectId}`), { ...common, FUNCTIONS_LOCATION: region, ...parameters });
    writeEnv(join(folder, ".env.local"), local);
    writeEnv(join(folder, ".secret.local"), { ...SECRETS, ...secrets });
  }
  for (const folder of [directory, join(directory, FIRESTORE_FOLDER)]) {
    mkdirSync(folder, { recursive: true });
    for (const part of ["firestore.rules", "firestore.indexes.json"])
      cpSync(join(root, part), join(folder, part));
  }
  writeJson(join(directory, "firebase.json"), firebaseJson(project, hiddenPorts));
  writeJson(join(directory, FIRESTORE_FOLDER, "firebase.json"), firestoreJson(project, hiddenPorts));
}

const HOST = "127.0.0.1";
const FIRESTORE = { rules: "firestore.rules", indexes: "firestore.indexes.json" };
const COMMON = { ui: { enabled: false }, singleProjectMode: true };

function firebaseJson({ emulators }: Project, { eventarc, tasks }: HiddenPorts): object {
  return {
    functions: CODEBASE_NAMES.map((name) => ({ source: name, codebase: name, runtime: "nodejs24" })),
    firestore: FIRESTORE,
    emulators: {
      ...COMMON,
      ...emulators,
      eventarc: { host: HOST, port: eventarc },
      tasks: { host: HOST, port: tasks },
    },
  };
}

function firestoreJson({ emulators }: Project, { firestoreHub, firestoreLogging }: HiddenPorts): object {
  return {
    firestore: FIRESTORE,
    emulators: {
      ...COMMON,
      firestore: emulators.firestore,
      hub: { host: HOST, port: firestoreHub },
      logging: { host: HOST, port: firestoreLogging },
    },
  };
}

function writeJson(path: string, content: object): void {
  writeFileSync(path, JSON.stringify(content, null, 2));
}

function writeEnv(path: string, values: Values): void {
  const lines = Object.entries(values).map(([name, value]) => `${name}=${value}\n`);
  writeFileSync(path, lines.join(""));
}
