import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { FirebaseFolder } from "../find-project.ts";
import { PACKAGE_FOLDER } from "../package-folder.ts";
import { parseJsonFile } from "../read-json.ts";
import { codebaseFiles } from "./codebase/codebase-files.ts";
import type { FileChange } from "./file-change.ts";
import { addCodebase } from "./firebase-json/add-codebase.ts";
import { addIndexes } from "./firebase-json/add-indexes.ts";
import { mergeIndexes } from "./firebase-json/merge-indexes.ts";
import { readIfThere } from "./read-if-there.ts";

/** What `init` is going to write. */
export interface Plan {
  files: FileChange[];
  /** File of the studio's rules for the default database; undefined if firebase.json names none. */
  rules: string | undefined;
  /** False if firebase.json has no Auth emulator. firebase-tools then starts none, and nobody can buy. */
  hasAuthEmulator: boolean;
}

/** The simulator's project id, for a local project, which has no project at Xsolla. */
const LOCAL_XSOLLA_PROJECT = "101";

const config = z.looseObject({
  functions: z.unknown().optional(),
  firestore: z.unknown().optional(),
  emulators: z.looseObject({ auth: z.unknown().optional() }).optional(),
});

/**
 * Plans the content of each file. Writes nothing.
 *
 * @throws Error that says what prevents it
 */
export function plan({ directory, defaultProject = "demo-" }: FirebaseFolder): Plan {
  const before = readFileSync(join(directory, "firebase.json"), "utf8");
  const parsed = config.parse(parseJsonFile("firebase.json", before));
  const { text, indexes, rules } = addIndexes(addCodebase(before, parsed), parsed);
  const theirs = readIfThere(join(directory, indexes));
  const ours = readFileSync(join(PACKAGE_FOLDER, "firestore", "firestore.indexes.json"), "utf8");
  return {
    files: [
      { path: "firebase.json", before, after: text },
      { path: indexes, before: theirs, after: mergeIndexes(indexes, theirs, ours) },
      ...codebaseFiles(directory, defaultProject.startsWith("demo-") ? LOCAL_XSOLLA_PROJECT : ""),
    ],
    rules,
    hasAuthEmulator: parsed.emulators?.auth !== undefined,
  };
}
