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
  for (const pid of [-leader, ...processesUnder(leader).map(({ pid }) => pid)]) kill(pid, "SIGKILL");
}

export interface RunningProcess {
  pid: number;
  /** With its arguments. */
  command: string;
}

/** Children, their children and so on. None on Windows, which has no `ps`. */
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
