import { execFileSync } from "node:child_process";

const CHECK_MS = 500;

/**
 * Calls back once when the npm that runs this command is gone. npm puts a shell between itself and the command; a signal
 * to npm alone ends npm, or that shell, and this process would never hear of it. Returns what stops watching.
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
    // Some shells make way for the command; then the parent is npm itself, and its parent none of our business.
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
