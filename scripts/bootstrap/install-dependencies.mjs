import { readFileSync } from "node:fs";
import { join } from "node:path";
import { run } from "./run-child.mjs";
import { timed } from "./timed.mjs";

/** `npm ci`, unless what is installed is what the lockfile asks for. */
export async function installDependencies(directory, what) {
  if (isInstalled(directory)) return;
  await timed(`installing ${what} (npm ci)`, async () => {
    const { code } = await npm(["ci", "--no-audit", "--no-fund", "--loglevel=error"], directory);
    if (code !== 0) throw new Error(`npm ci in ${directory}`);
  });
}

/**
 * Compares the lockfile with the copy that npm leaves in node_modules once everything is in place. Times of files would
 * say less: a checkout touches them, and an interrupted `npm ci` leaves a folder behind.
 */
function isInstalled(directory) {
  const wanted = packagesOf(join(directory, "package-lock.json"));
  const installed = packagesOf(join(directory, "node_modules", ".package-lock.json"));
  if (wanted === undefined) throw new Error(`there is no readable package-lock.json in ${directory}`);
  if (installed === undefined) return false;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === "") return true;
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

function npm(args, cwd) {
  // The npm that runs this command, by its script: on Windows `npm` itself is a batch file, which needs a shell.
  const script = process.env.npm_execpath;
  if (script?.endsWith("npm-cli.js")) return run(process.execPath, [script, ...args], { cwd });
  return run("npm", args, { cwd, shell: process.platform === "win32" });
}
