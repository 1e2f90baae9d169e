import { randomBytes } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import getPort from "get-port";
import type { Project } from "../settings/project.ts";

export const HOST = "127.0.0.1";

/** Creates a Firebase project on free ports and in an empty folder, so that several can run on one machine. */
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

/** Points TMPDIR at a new folder and returns it, because firebase-tools leaves a socket there for each worker. */
export function useOwnTemporaryFolder(): string {
  process.env.TMPDIR = mkdtempSync(join(tmpdir(), "stack-"));
  return process.env.TMPDIR;
}

/**
 * Removes folders when this process exits. Call it after the stack has been started: exit listeners run in the order of
 * their registration, and the stack's own listeners end the processes that write into the folders.
 */
export function removeOnExit(folders: string[]): void {
  process.on("exit", () => {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });
}
