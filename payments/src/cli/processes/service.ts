import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { setTimeout as delay } from "node:timers/promises";
import { stripVTControlCharacters } from "node:util";
import { interruptGroup, killTree } from "./process-tree.ts";

const REMEMBERED_LINES = 25;

/** One part of the stack. */
export interface Service {
  name: string;
  /** Resolves when the service can be used. Rejects if it ends before. */
  ready: Promise<void>;
  /** Resolves with how the service ended, such as "exited with code 1". Never rejects. */
  ended: Promise<string>;
  lastLines(): string[];
  /** Interrupts the service, and kills it after `graceMs`. Resolves when all its processes have ended. */
  stop(graceMs: number): Promise<void>;
}

/** A program to start. */
export interface Program {
  name: string;
  command: string;
  args: string[];
  cwd: string;
  env: NodeJS.ProcessEnv;
  onLine: (line: string) => void;
}

/** Starts a program in its own process group, so that Ctrl-C in the terminal reaches only this process. */
export function startProgram({ name, command, args, cwd, env, onLine }: Program): Omit<Service, "ready"> {
  const child = spawn(command, args, {
    cwd,
    env,
    detached: process.platform !== "win32",
    stdio: ["ignore", "pipe", "pipe"],
  });
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on("line", (raw) => {
      const line = stripVTControlCharacters(raw).trimEnd();
      if (line === "") return;
      lines.push(line);
      if (lines.length > REMEMBERED_LINES) lines.shift();
      onLine(line);
    });
  }
  const ended = whenEnded(child);
  killOnExit(child, ended);
  return { name, ended, lastLines: () => [...lines], stop: (graceMs) => stop(child, ended, graceMs) };
}

function whenEnded(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once("error", (error) => resolve(`could not be started: ${error.message}`));
    child.once("exit", (code, signal) =>
      resolve(signal === null ? `exited with code ${code}` : `was ended by ${signal}`),
    );
  });
}

/** Kills the program when this process ends, except by SIGKILL. */
function killOnExit({ pid }: ChildProcess, ended: Promise<string>): void {
  if (pid === undefined) return;
  const kill = () => killTree(pid);
  process.on("exit", kill);
  void ended.then(() => process.off("exit", kill));
}

async function stop({ pid }: ChildProcess, ended: Promise<string>, graceMs: number): Promise<void> {
  if (pid === undefined) return;
  interruptGroup(pid);
  await Promise.race([ended, delay(graceMs, undefined, { ref: false })]);
  killTree(pid);
  await ended;
}
