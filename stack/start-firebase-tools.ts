import { createRequire } from "node:module";
import { type Service, startProgram } from "../payments/src/cli/processes/service.ts";
import type { Project } from "./settings/project.ts";

const FIREBASE = createRequire(import.meta.url).resolve("firebase-tools/lib/bin/firebase.js");

const ENVIRONMENT = {
  // Seconds that a worker may take to load the functions. Many concurrent requests start many workers at once.
  FUNCTIONS_DISCOVERY_TIMEOUT: "120",
  // Discovery through a file. The default looks for a free port, and may take one that another emulator will use.
  FIREBASE_FUNCTIONS_DISCOVERY_OUTPUT_PATH: "true",
  // No prompts, update notices or search for credentials: nothing here needs the network.
  CI: "true",
  NO_UPDATE_NOTIFIER: "1",
  METADATA_SERVER_DETECTION: "none",
  FORCE_COLOR: "0",
};

/**
 * Starts emulators with firebase-tools.
 *
 * @param environment environment of firebase-tools, which passes it on to the functions
 */
export function startFirebaseTools(
  { directory, projectId }: Project,
  emulators: string[],
  environment: Record<string, string>,
  onLine: (line: string) => void,
): Service {
  const { promise: ready, resolve, reject } = Promise.withResolvers<void>();
  const program = startProgram({
    name: `the ${emulators.join(", ")} emulators`,
    command: process.execPath,
    args: [FIREBASE, "emulators:start", "--only", emulators.join(","), "--project", projectId],
    cwd: directory,
    env: { ...process.env, ...ENVIRONMENT, ...environment },
    onLine: (line) => {
      onLine(line);
      if (line.includes("All emulators ready!")) resolve();
      // firebase-tools continues without the functions, and reports that it is ready.
      if (/Failed to (load function definition|start Functions emulator)/.test(line))
        reject(new Error("could not load the functions"));
    },
  });
  return { ...program, ready };
}
