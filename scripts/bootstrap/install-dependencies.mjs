import { readFileSync } from "node:fs";
import { join } from "node:path";
import { npm } from "./npm.mjs";
import { timed } from "./timed.mjs";

/** Runs `npm ci`, unless the installed packages are those of the lockfile. */
export async function installDependencies(directory) {
  if (isInstalled(directory)) return;
  await timed("installing the dependencies (npm ci)", async () => {
    const { code } = await npm(["ci", "--no-audit", "--no-fund", "--loglevel=error"], directory);
    if (code !== 0) throw new Error(`npm ci in ${directory}`);
  });
}

/**
 * Compares the lockfile with the copy that npm writes into node_modules when an installation is complete. File times
 * are not reliable: a checkout changes them, and an interrupted `npm ci` leaves a new folder.
 */
function isInstalled(directory) {
  const wanted = packagesOf(join(directory, "package-lock.json"));
  const installed = packagesOf(join(directory, "node_modules", ".package-lock.json"));
  if (wanted === undefined) throw new Error(`there is no readable package-lock.json in ${directory}`);
  if (installed === undefined) return false;
  return Object.entries(wanted).every(([path, entry]) => {
    // Skip the project itself and its workspaces.
    if (!path.includes("node_modules/") || entry.link) return true;
    const found = installed[path];
    return found === undefined ? entry.optional === true : found.integrity === entry.integrity;
  });
}

function packagesOf(lockfile) {
  try {
    return JSON.parse(readFileSync(lockfile, "utf8")).packages;
  } catch {
    return undefined;
  }
}
