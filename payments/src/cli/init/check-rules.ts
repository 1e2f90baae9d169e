import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { FirebaseFolder } from "../find-project.ts";
import { withFirestoreEmulator } from "../firestore-emulator/with-firestore-emulator.ts";
import type { Deviation } from "./rules/expectations.ts";
import { testRules } from "./rules/test-rules.ts";

export type RulesResult =
  /** Tested in an emulator. `deviations` are the differences from what the rules should allow. */
  | { kind: "tested"; deviations: Deviation[] }
  /** The folder has no rules to test. The rules of the live project apply. */
  | { kind: "none" }
  /** The rules could not be tested. */
  | { kind: "not tested"; why: string };

/**
 * Tests the studio's rules in a Firestore emulator.
 *
 * @param path path of the rules, relative to the project's folder; undefined if firebase.json names none
 */
export async function checkRules(project: FirebaseFolder, path: string | undefined): Promise<RulesResult> {
  if (path === undefined) return { kind: "none" };
  const file = join(project.directory, path);
  if (!existsSync(file))
    return { kind: "not tested", why: `firebase.json names ${path}, which does not exist` };
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
