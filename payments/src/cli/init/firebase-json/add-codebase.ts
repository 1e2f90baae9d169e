import { posix } from "node:path";
import { z } from "zod";
import { editJson } from "../edit-json.ts";

/** Folder and name of the codebase that `init` writes. */
export const CODEBASE = "xsolla";

const ENTRY = {
  source: CODEBASE,
  codebase: CODEBASE,
  runtime: "nodejs24",
  ignore: ["node_modules", ".git", "*.local", "*.log"],
};

const entry = z.looseObject({
  source: z.string().optional(),
  codebase: z.string().optional(),
  remoteSource: z.unknown().optional(),
  /** Instances of a function kit. They share one name space with codebases. */
  instances: z.record(z.string(), z.unknown()).optional(),
});
const functions = z.union([entry, z.array(entry)]).optional();

/**
 * Adds the codebase to the text of a firebase.json, unless it is there already.
 *
 * @throws Error when another codebase has its name
 */
export function addCodebase(text: string, config: { functions?: unknown }): string {
  const parsed = functions.safeParse(config.functions);
  if (!parsed.success)
    throw new Error('firebase.json: "functions" is neither an object nor a list of objects');
  if (parsed.data === undefined) return editJson(text, ["functions"], [ENTRY]);
  const entries = [parsed.data].flat();
  if (entries.some(isOurs)) return text;
  if (entries.some(({ codebase, instances = {} }) => codebase === CODEBASE || CODEBASE in instances))
    throw new Error(
      `firebase.json has a codebase "${CODEBASE}" in another folder already; rename it, then run init again`,
    );
  if (Array.isArray(parsed.data))
    return editJson(text, ["functions", entries.length], ENTRY, { insert: true });
  return editJson(text, ["functions"], [withSource(parsed.data), ENTRY]);
}

const isOurs = ({ source }: z.infer<typeof entry>) =>
  source !== undefined && posix.normalize(source).replace(/\/$/, "") === CODEBASE;

/** Adds the default source, which firebase-tools assumes for a single object but not for an entry of a list. */
const withSource = (single: z.infer<typeof entry>) =>
  single.source === undefined && single.remoteSource === undefined
    ? { source: "functions", ...single }
    : single;
