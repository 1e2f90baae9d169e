import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { run } from "./run-child.mjs";
import { timed } from "./timed.mjs";

/** Compiles functions/src to functions/lib. "when stale" leaves a running emulator's functions alone when it can. */
export async function buildFunctions(root, node, when) {
  const functions = join(root, "functions");
  if (when === "never" || (when === "when stale" && isFresh(functions))) return;
  await timed("building the functions (tsc)", async () => {
    const tsc = join(root, "node_modules", "typescript", "bin", "tsc");
    const { code } = await run(node, [tsc, "-p", functions, "--noEmitOnError"], { cwd: root });
    if (code !== 0) throw new Error("building the functions (tsc -p functions)");
  });
}

function isFresh(functions) {
  const built = statSync(join(functions, "lib", "index.js"), { throwIfNoEntry: false });
  if (built === undefined) return false;
  const src = join(functions, "src");
  // Folders count too: their time is what changes when a file goes away.
  const sources = readdirSync(src, { recursive: true }).map((name) => join(src, name));
  return [...sources, join(functions, "tsconfig.json")].every(
    (path) => statSync(path).mtimeMs <= built.mtimeMs,
  );
}
