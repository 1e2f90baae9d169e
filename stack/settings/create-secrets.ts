import { constants, copyFileSync } from "node:fs";
import { join } from "node:path";

/** A fresh clone has no secrets; the demo project's are no secret. Says whether it had to create the file. */
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
