import { execFileSync } from "node:child_process";

const WINDOWS = process.platform === "win32";

/** Asks a process and those of its group to stop. Windows has no such signal, so there this does nothing. */
export function interruptGroup(leader: number): void {
  if (!WINDOWS) kill(-leader, "SIGINT");
}

/** Ends a process and all that it started. Synchronous, because it is also the last thing that an exiting process does. */
export function killTree(leader: number): void {
  if (WINDOWS) {
    tryRun("taskkill", ["/PID", String(leader), "/T", "/F"]);
    return;
  }
  // firebase-tools gives the emulators that it downloads process groups of their own.
  for (const pid of [-leader, ...descendantsOf(leader)]) kill(pid, "SIGKILL");
}

function descendantsOf(ancestor: number): number[] {
  const table = tryRun("ps", ["-A", "-o", "pid=,ppid="])
    .trim()
    .split("\n")
    .map((line) => line.trim().split(/\s+/).map(Number));
  const found = [ancestor];
  for (const parent of found) {
    for (const [pid, ppid] of table) if (pid !== undefined && ppid === parent) found.push(pid);
  }
  return found.slice(1);
}

function kill(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It is gone already.
  }
}

function tryRun(command: string, args: string[]): string {
  try {
    return execFileSync(command, args, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
  } catch {
    return "";
  }
}
