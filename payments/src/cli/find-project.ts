import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { z } from "zod";
import { readJson } from "./read-json.ts";

const listener = z.object({ host: z.string().default("127.0.0.1"), port: z.int() });

const codebase = z.object({ source: z.string().optional(), codebase: z.string().optional() });

const firebaseJson = z.object({
  functions: z
    .union([codebase.transform((one) => [one]), z.array(codebase)])
    .optional()
    .catch(undefined),
  emulators: z
    .object({ firestore: listener.optional(), auth: listener.optional(), functions: listener.optional() })
    .optional()
    .catch(undefined),
});

const firebaserc = z.object({ projects: z.object({ default: z.string() }).partial().optional() });

/** The parts of a Firebase project's folder that the commands need. */
export interface FirebaseFolder {
  /** Where firebase.json is. */
  directory: string;
  /** The default project of .firebaserc. */
  defaultProject: string | undefined;
  /** Folders of the codebases, relative to `directory`. */
  sources: string[];
  /** Names of the codebases, by folder. */
  codebases: Map<string, string>;
  emulators: { firestore: string; auth: string; functions: string };
}

/**
 * Finds the Firebase project that a folder belongs to, by the nearest firebase.json in it or above.
 *
 * @throws Error when there is no firebase.json, or when it cannot be read
 */
export function findProject(from: string = process.cwd()): FirebaseFolder {
  const directory = nearest(from);
  if (directory === undefined)
    throw new Error(
      `there is no firebase.json in ${from} or above; run this command in the folder of a Firebase project`,
    );
  const { functions = [], emulators } = firebaseJson.parse(readJson(join(directory, "firebase.json")));
  const rc = join(directory, ".firebaserc");
  return {
    directory,
    defaultProject: existsSync(rc) ? firebaserc.parse(readJson(rc)).projects?.default : undefined,
    sources: functions.flatMap(({ source }) => source ?? []),
    codebases: new Map(functions.map(({ source = "functions", codebase = "default" }) => [source, codebase])),
    emulators: {
      firestore: addressOf(emulators?.firestore, 8080),
      auth: addressOf(emulators?.auth, 9099),
      functions: addressOf(emulators?.functions, 5001),
    },
  };
}

function nearest(folder: string): string | undefined {
  if (existsSync(join(folder, "firebase.json"))) return folder;
  const above = dirname(folder);
  return above === folder ? undefined : nearest(above);
}

/** Returns the address of an emulator. Without a port in firebase.json, it is firebase-tools' default. */
const addressOf = (given: z.infer<typeof listener> | undefined, port: number) =>
  given ? `${given.host}:${given.port}` : `127.0.0.1:${port}`;
