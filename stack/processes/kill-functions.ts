import { processesUnder } from "../../payments/src/cli/processes/process-tree.ts";

/** Kills every process of the emulator that runs a function. Returns how many were killed. */
export function killFunctions(): number {
  let count = 0;
  for (const { pid, command } of processesUnder(process.pid)) {
    if (!command.includes("functionsEmulatorRuntime")) continue;
    try {
      process.kill(pid, "SIGKILL");
      count += 1;
    } catch {
      // The process has already ended.
    }
  }
  return count;
}
