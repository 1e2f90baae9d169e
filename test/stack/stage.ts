import { cpSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Project } from "../../scripts/stack/project.ts";
import type { Values } from "../../scripts/stack/settings.ts";
import { CODEBASE_NAMES, CODEBASES, SECRETS } from "./codebases.ts";

/** Emulators that no client asks for by address; without ports of their own, two stacks could race for the usual ones. */
export interface HiddenPorts {
  eventarc: number;
  tasks: number;
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
  for (const part of ["firestore.rules", "firestore.indexes.json"])
    cpSync(join(root, part), join(directory, part));
  writeFileSync(
    join(directory, "firebase.json"),
    JSON.stringify(firebaseJson(project, hiddenPorts), null, 2),
  );
}

function firebaseJson({ emulators }: Project, hiddenPorts: HiddenPorts): object {
  const host = "127.0.0.1";
  return {
    functions: CODEBASE_NAMES.map((name) => ({ source: name, codebase: name, runtime: "nodejs24" })),
    firestore: { rules: "firestore.rules", indexes: "firestore.indexes.json" },
    emulators: {
      ...emulators,
      eventarc: { host, port: hiddenPorts.eventarc },
      tasks: { host, port: hiddenPorts.tasks },
      ui: { enabled: false },
      singleProjectMode: true,
    },
  };
}

function writeEnv(path: string, values: Values): void {
  const lines = Object.entries(values).map(([name, value]) => `${name}=${value}\n`);
  writeFileSync(path, lines.join(""));
}
