import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { findLeaks, type Secret } from "./find-leaks.ts";

/**
 * Reads every log that the run has left in a folder.
 *
 * @throws Error that names file, line and kind of each secret, and no secret
 */
export function checkLogs(directory: string, known: Secret[]): void {
  const files = globSync("{,*/}*.log", { cwd: directory });
  if (files.length === 0) throw new Error("there is no log to look through");
  const leaks = files.flatMap((file) =>
    findLeaks(readFileSync(join(directory, file), "utf8"), known).map(
      ({ kind, line }) => `${file}:${line} has ${kind}`,
    ),
  );
  if (leaks.length > 0) throw new Error(`secrets in the logs of this run:\n  ${leaks.join("\n  ")}`);
}
