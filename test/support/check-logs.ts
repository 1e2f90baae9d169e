import { globSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { findLeaks, type Secret } from "./find-leaks.ts";

/** Log of firebase-tools, deleted at a regular end. The Auth emulator writes its accounts into it. */
const OF_THE_TOOLS = "firebase-debug.log";

/**
 * Searches every log of the run for secrets.
 *
 * @throws Error with the file, line and kind of each secret, but not the secret itself
 */
export function checkLogs(directory: string, known: Secret[]): void {
  const files = globSync("{,*/}*.log", { cwd: directory }).filter((file) => basename(file) !== OF_THE_TOOLS);
  if (files.length === 0) throw new Error("there is no log to look through");
  const leaks = files.flatMap((file) =>
    findLeaks(readFileSync(join(directory, file), "utf8"), known).map(
      ({ kind, line }) => `${file}:${line} has ${kind}`,
    ),
  );
  if (leaks.length > 0) throw new Error(`secrets in the logs of this run:\n  ${leaks.join("\n  ")}`);
}
