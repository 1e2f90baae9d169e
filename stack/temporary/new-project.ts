import { randomBytes } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import getPort from "get-port";
import type { Project } from "../settings/project.ts";

export const HOST = "127.0.0.1";

/** A Firebase project of its own, on free ports and in an empty folder, so that it can share the machine with others. */
export async function newProject(root: string): Promise<Project> {
  const id = randomBytes(4).toString("hex");
  const directory = join(root, ".stack", id);
  mkdirSync(directory, { recursive: true });
  const listener = async () => ({ host: HOST, port: await getPort() });
  return {
    directory,
    projectId: `demo-test-${id}`,
    emulators: {
      auth: await listener(),
      functions: await listener(),
      firestore: { ...(await listener()), websocketPort: await getPort() },
      hub: await listener(),
      logging: await listener(),
    },
  };
}

/** firebase-tools leaves a socket in the temporary folder for each worker that it ends; gives the one it gets. */
export function useOwnTemporaryFolder(): string {
  process.env.TMPDIR = mkdtempSync(join(tmpdir(), "stack-"));
  return process.env.TMPDIR;
}

/**
 * To be called once the stack is being started: Ctrl-C may leave its processes to the exit of this one, and a listener
 * that is registered after theirs finds nobody left who writes into the folders.
 */
export function removeOnExit(folders: string[]): void {
  process.on("exit", () => {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });
}
