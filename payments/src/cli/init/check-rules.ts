import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { FirebaseFolder } from "../find-project.ts";
import { withFirestoreEmulator } from "../firestore-emulator/with-firestore-emulator.ts";
import type { Deviation } from "./rules/expectations.ts";
import { testRules } from "./rules/test-rules.ts";

export type RulesResult =
  /** Tested in an emulator; the differences to what they should allow. */
  | { kind: "tested"; deviations: Deviation[] }
  /** The folder has no rules to test: the live project's hold. */
  | { kind: "none" }
  /** They could not be tested, and why. */
  | { kind: "not tested"; why: string };

/** @param path of the rules, relative to the project's folder; undefined where firebase.json names none */
export async function checkRules(project: FirebaseFolder, path: string | undefined): Promise<RulesResult> {
  if (path === undefined) return { kind: "none" };
  const file = join(project.directory, path);
  if (!existsSync(file))
    return { kind: "not tested", why: `${path} is named in firebase.json and does not exist` };
  try {
    const deviations = await withFirestoreEmulator(
      project.directory,
      [process.env.FIRESTORE_EMULATOR_HOST, project.emulators.firestore],
      (origin) => testRules(origin, readFileSync(file, "utf8")),
    );
    return { kind: "tested", deviations };
  } catch (error) {
    return { kind: "not tested", why: error instanceof Error ? error.message : String(error) };
  }
}
