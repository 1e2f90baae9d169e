import { spawn } from "node:child_process";
import { constants } from "node:os";

const FORWARDED = ["SIGINT", "SIGTERM", "SIGHUP"];
const CHECK_MS = 500;

/**
 * Runs a child on this terminal until it ends. Forwards signals to the child and outlives it, so that the child can
 * clean up before the shell shows its prompt.
 */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: "inherit", ...options });
    const unwatch = passSignalsOn(child);
    child.on("error", (error) => {
      unwatch();
      reject(error);
    });
    child.on("exit", (code, signal) => {
      unwatch();
      resolve({ code, signal });
    });
  });
}

function passSignalsOn(child) {
  const forward = (signal) => child.kill(signal);
  for (const signal of FORWARDED) process.on(signal, forward);
  const check = setInterval(() => {
    if (hasShell()) return;
    clearInterval(check);
    child.kill("SIGTERM");
  }, CHECK_MS);
  return () => {
    clearInterval(check);
    for (const signal of FORWARDED) process.off(signal, forward);
  };
}

const shell = process.ppid;

/**
 * Returns whether npm's shell still runs. npm starts commands through a shell, and sends SIGTERM to the shell. Debian's
 * shell ends then without sending it on, and this process gets another parent.
 */
const hasShell = () => process.env.npm_lifecycle_event === undefined || process.ppid === shell;

/** Converts an exit as a shell does: 128 plus the signal's number if a signal ended the child. */
export function exitCodeOf({ code, signal }) {
  return code ?? 128 + (constants.signals[signal] ?? 0);
}
