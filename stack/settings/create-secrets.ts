import { constants, copyFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Creates the file with the demo project's secrets, which are public, if it does not exist.
 *
 * @returns whether it was created
 */
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
