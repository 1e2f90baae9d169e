import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

const listener = z.object({ host: z.string().default("127.0.0.1"), port: z.int() });

const firebaseJson = z.object({
  emulators: z.object({
    auth: listener,
    functions: listener,
    firestore: listener.extend({ websocketPort: z.int() }),
    hub: listener,
    logging: listener,
  }),
});

const firebaserc = z.object({ projects: z.object({ default: z.string() }) });

export type Listener = z.infer<typeof listener>;
type Emulators = z.infer<typeof firebaseJson>["emulators"];

/** A folder with a firebase.json, and the values that are needed to run it in the emulators. */
export interface Project {
  directory: string;
  projectId: string;
  emulators: Emulators;
}

export function readProject(directory: string): Project {
  const read = (name: string): unknown => JSON.parse(readFileSync(join(directory, name), "utf8"));
  return {
    directory,
    projectId: firebaserc.parse(read(".firebaserc")).projects.default,
    emulators: firebaseJson.parse(read("firebase.json")).emulators,
  };
}

export function originOf({ host, port }: Listener): string {
  return `http://${host}:${port}`;
}
