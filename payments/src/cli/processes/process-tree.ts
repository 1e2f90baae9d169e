import { execFileSync } from "node:child_process";

const WINDOWS = process.platform === "win32";

/** Sends SIGINT to a process group. Does nothing on Windows, which has no such signal. */
export function interruptGroup(leader: number): void {
  if (!WINDOWS) kill(-leader, "SIGINT");
}

/** Kills a process and all its descendants. It is synchronous, because exit handlers call it too. */
export function killTree(leader: number): void {
  if (WINDOWS) {
    tryRun("taskkill", ["/PID", String(leader), "/T", "/F"]);
    return;
  }
  // firebase-tools starts downloaded emulators in their own process groups.
  for (const pid of [-leader, ...processesUnder(leader).map(({ pid }) => pid)]) kill(pid, "SIGKILL");
}

export interface RunningProcess {
  pid: number;
  /** The command with its arguments. */
  command: string;
}

/** Lists all descendants of a process. Empty on Windows, which has no `ps`. */
export function processesUnder(ancestor: number): RunningProcess[] {
  const table = [...tryRun("ps", ["-A", "-o", "pid=,ppid=,args="]).matchAll(/^ *(\d+) +(\d+) +(.*)$/gm)].map(
    ([, pid, ppid, command = ""]) => ({ pid: Number(pid), ppid: Number(ppid), command }),
  );
  const found: RunningProcess[] = [];
  for (let parents = [ancestor]; parents.length > 0; ) {
    const children = table.filter(({ ppid }) => parents.includes(ppid));
    found.push(...children);
    parents = children.map(({ pid }) => pid);
  }
  return found;
}

function kill(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It has ended already.
  }
}

function tryRun(command: string, args: string[]): string {
  try {
    return execFileSync(command, args, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
  } catch {
    return "";
  }
}
