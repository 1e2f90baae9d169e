import { existsSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";

const NAME = process.platform === "win32" ? "firebase.cmd" : "firebase";

/** Finds the `firebase` command of a studio's project: the one installed in the project, or the one on PATH. */
export function findFirebase(directory: string): string | undefined {
  const folders = [...foldersUp(directory).map((folder) => join(folder, "node_modules", ".bin"))];
  return [...folders, ...(process.env.PATH ?? "").split(delimiter)]
    .map((folder) => join(folder, NAME))
    .find((path) => existsSync(path));
}

function foldersUp(folder: string): string[] {
  const above = dirname(folder);
  return above === folder ? [folder] : [folder, ...foldersUp(above)];
}
