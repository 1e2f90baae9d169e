import { constants, copyFileSync } from "node:fs";
import { join } from "node:path";

/** Creates the file of the demo project's secrets, which are public, if it is missing. Returns whether it was. */
export function createSecrets(functionsDirectory: string): boolean {
  const target = join(functionsDirectory, ".secret.local");
  try {
    copyFileSync(join(functionsDirectory, ".secret.local.example"), target, constants.COPYFILE_EXCL);
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  }
}
