import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { z } from "zod";
import { type AttachedOperations, attachedTo, OPERATIONS_VERSION } from "../operations/attach-operations.ts";
import type { FirebaseFolder } from "./find-project.ts";

const LIBRARY = "xsolla-firebase-payments";

const packageJson = z.object({
  main: z.string().default("index.js"),
  dependencies: z.record(z.string(), z.string()).default({}),
});

/**
 * Finds the codebase that deploys the library: the folder given with `--host`, or the codebase of firebase.json that
 * depends on the library, or the only codebase.
 *
 * @throws Error when there is no such codebase
 */
export function findHost({ directory, sources }: FirebaseFolder, wanted: string | undefined): string {
  if (wanted !== undefined) return resolve(wanted);
  const folders = sources.map((source) => join(directory, source));
  const depending = folders.find((folder) => readPackage(folder)?.dependencies[LIBRARY] !== undefined);
  const found = depending ?? (folders.length === 1 ? folders[0] : undefined);
  if (found === undefined)
    throw new Error(`no codebase in firebase.json depends on ${LIBRARY}; give its folder with --host`);
  return found;
}

/** The library's functions in a codebase, and their operations. */
export interface Host extends AttachedOperations {
  /** The functions by their deployed names, in which the names of groups come first, such as `shop-xsollaWebhook`. */
  functions: Map<string, object>;
}

/**
 * Loads a codebase's entry, and the operations that the library has attached to its functions. The environment must be
 * set before.
 *
 * @throws Error when the entry cannot be loaded or exports no function of the library
 */
export function loadHost(folder: string): Host {
  const read = readPackage(folder);
  if (read === undefined) throw new Error(`there is no readable package.json in ${folder}`);
  const entry = join(folder, read.main);
  if (!existsSync(entry)) throw new Error(`${entry} is missing; build the functions first (npm run build)`);
  const exported: unknown = createRequire(join(folder, "package.json"))(entry);
  const functions = new Map(functionsIn(exported, []));
  const attached = [...functions.values()].map(attachedTo).find(Boolean);
  if (attached === undefined)
    throw new Error(`${entry} exports no function of ${LIBRARY}; give the right codebase with --host`);
  if (attached.version !== OPERATIONS_VERSION)
    throw new Error(`${folder} has another version of ${LIBRARY} than this command; run npm install there`);
  return { ...attached, functions };
}

/**
 * Lists the library's functions in a codebase's exports, which may be grouped. A CommonJS entry repeats its exports as
 * `default`.
 */
function functionsIn(value: unknown, path: string[]): [string, object][] {
  if (typeof value === "function") return attachedTo(value) ? [[path.join("-"), value]] : [];
  if (path.length === MAX_DEPTH || typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    name === "default" ? [] : functionsIn(inner, [...path, name]),
  );
}

/** The deepest function is in a group of a module. */
const MAX_DEPTH = 2;

function readPackage(folder: string): z.infer<typeof packageJson> | undefined {
  try {
    return packageJson.parse(JSON.parse(readFileSync(join(folder, "package.json"), "utf8")));
  } catch {
    return undefined;
  }
}
