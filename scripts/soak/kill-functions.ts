import { processesUnder } from "../../payments/src/cli/processes/process-tree.ts";

const EVERY_MS = 5_000;

/** Kills the processes that run the functions, again and again. */
export function killFunctions(): { count: () => number; stop: () => void } {
  let count = 0;
  const timer = setInterval(() => {
    for (const { pid, command } of processesUnder(process.pid)) {
      if (!command.includes("functionsEmulatorRuntime")) continue;
      try {
        process.kill(pid, "SIGKILL");
        count += 1;
      } catch {
        // It has ended by itself.
      }
    }
  }, EVERY_MS);
  return { count: () => count, stop: () => clearInterval(timer) };
}
