import { z } from "zod";
import { editJson } from "../edit-json.ts";

const DEFAULT_DATABASE = "(default)";
const USUAL_NAME = "firestore.indexes.json";
/** Used if another database of the project has the usual name. */
const OTHER_NAME = "firestore.default.indexes.json";

const entry = z.looseObject({
  database: z.string().optional(),
  rules: z.string().optional(),
  indexes: z.string().optional(),
});
const firestore = z.union([entry, z.array(entry)]).optional();

/** A firebase.json and the files that it names for the database of the payments. */
export interface FirestoreFiles {
  /** Text of firebase.json, which names the file of the indexes. */
  text: string;
  /** File of the indexes. */
  indexes: string;
  /** File of the rules; undefined if firebase.json names none. */
  rules: string | undefined;
}

/**
 * Adds a file of indexes for the default database to a firebase.json, unless it names one. It never adds rules, because
 * their deployment would replace those of the live project.
 */
export function addIndexes(text: string, config: { firestore?: unknown }): FirestoreFiles {
  const parsed = firestore.safeParse(config.firestore);
  if (!parsed.success)
    throw new Error('firebase.json: "firestore" is neither an object nor a list of objects');
  const { data } = parsed;
  if (data === undefined)
    return {
      text: editJson(text, ["firestore"], { indexes: USUAL_NAME }),
      indexes: USUAL_NAME,
      rules: undefined,
    };
  if (!Array.isArray(data)) return withFile(text, data, ["firestore"], USUAL_NAME);
  const name = data.some(({ indexes }) => indexes === USUAL_NAME) ? OTHER_NAME : USUAL_NAME;
  const index = data.findIndex(({ database = DEFAULT_DATABASE }) => database === DEFAULT_DATABASE);
  const found = data[index];
  if (found !== undefined) return withFile(text, found, ["firestore", index], name);
  const added = { database: DEFAULT_DATABASE, indexes: name };
  return {
    text: editJson(text, ["firestore", data.length], added, { insert: true }),
    indexes: name,
    rules: undefined,
  };
}

function withFile(
  text: string,
  { indexes, rules }: z.infer<typeof entry>,
  path: (string | number)[],
  name: string,
): FirestoreFiles {
  if (indexes !== undefined) return { text, indexes, rules };
  return { text: editJson(text, [...path, "indexes"], name), indexes: name, rules };
}
