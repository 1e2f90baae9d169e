import { utimesSync } from "node:fs";
import { join } from "node:path";
import { type Service, startProgram } from "../../payments/src/cli/processes/service.ts";

/** Builds the functions at each edit of payments/src or functions/src. The emulator then reloads them. */
export function watchFunctions(root: string, onLine: (line: string) => void): Service {
  const { promise: ready, resolve, reject } = Promise.withResolvers<void>();
  const program = startProgram({
    name: "the functions' build",
    command: process.execPath,
    args: [join(root, "functions", "build.mjs"), "--watch"],
    cwd: root,
    env: process.env,
    onLine: (line) => {
      onLine(line);
      if (line === "built the functions") {
        markAsBuilt(root);
        resolve();
      }
      if (line === "could not build the functions") reject(new Error("failed"));
    },
  });
  void program.ended.then((reason) => reject(new Error(reason)));
  return { ...program, ready };
}

/** Sets the time of the build. esbuild does not write a file that stays the same, so its own time would be too old. */
function markAsBuilt(root: string): void {
  const now = new Date();
  utimesSync(join(root, "functions", "lib", "index.cjs"), now, now);
}
