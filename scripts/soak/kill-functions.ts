import { processesUnder } from "../../payments/src/cli/processes/process-tree.ts";

const EVERY_MS = 5_000;

/** Kills the functions' processes every five seconds, until stopped. */
export function killFunctions(): { count: () => number; stop: () => void } {
  let count = 0;
  const timer = setInterval(() => {
    for (const { pid, command } of processesUnder(process.pid)) {
      if (!command.includes("functionsEmulatorRuntime")) continue;
      try {
        process.kill(pid, "SIGKILL");
        count += 1;
      } catch {
        // The process has already ended.
      }
    }
  }, EVERY_MS);
  return { count: () => count, stop: () => clearInterval(timer) };
}
