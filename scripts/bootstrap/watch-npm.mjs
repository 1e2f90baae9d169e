import { execFileSync } from "node:child_process";

const CHECK_MS = 500;

/**
 * Calls back once when the npm that runs this command has ended. npm starts commands through a shell. A signal to npm
 * alone ends npm or that shell, and does not reach this process. Returns a function that stops watching.
 */
export function watchNpm(onGone) {
  const ancestors = npmAncestors();
  if (ancestors.length === 0) return () => {};
  const timer = setInterval(() => {
    if (ancestors.every(isAlive)) return;
    clearInterval(timer);
    onGone();
  }, CHECK_MS);
  return () => clearInterval(timer);
}

function npmAncestors() {
  if (process.env.npm_lifecycle_event === undefined || process.platform === "win32") return [];
  const parent = process.ppid;
  try {
    const shown = execFileSync("ps", ["-o", "ppid=,comm=", "-p", String(parent)], { encoding: "utf8" });
    const [ppid, command] = shown.trim().split(/\s+/);
    // Some shells replace themselves by the command. Then the parent is npm, and its own parent does not matter.
    return /(^|\/)(ba|da|z|k)?sh$/.test(command) ? [parent, Number(ppid)] : [parent];
  } catch {
    return [parent];
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}
