import { copyFileSync, mkdirSync, readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { npm } from "./npm.mjs";
import { run } from "./run-child.mjs";
import { timed } from "./timed.mjs";

/**
 * Builds the library (payments/lib, CommonJS with types) and what is deployed (functions/lib, a bundle). "when stale"
 * leaves a running emulator's functions alone when it can. "always" also packs the library into dist/.
 */
export async function buildFunctions(root, node, when) {
  if (when === "never" || (when === "when stale" && isFresh(root))) return;
  await timed("building the library (tsc) and the functions (esbuild)", async () => {
    rmSync(join(root, "payments", "lib"), { recursive: true, force: true });
    const tsc = join(root, "node_modules", "typescript", "bin", "tsc");
    await mustRun(node, [tsc, "-p", "payments", "--noEmitOnError"], root);
    await mustRun(node, [join("functions", "build.mjs")], root);
    copyFirestoreFiles(root);
  });
  if (when === "always") await timed("packing the library (npm pack)", () => pack(root));
}

async function mustRun(command, args, cwd) {
  const { code } = await run(command, args, { cwd });
  if (code !== 0) throw new Error(`building: ${args.join(" ")}`);
}

/** `init` merges these into a studio's own. */
function copyFirestoreFiles(root) {
  const folder = join(root, "payments", "firestore");
  mkdirSync(folder, { recursive: true });
  for (const name of ["firestore.rules", "firestore.indexes.json"])
    copyFileSync(join(root, name), join(folder, name));
  copyFileSync(join(root, "LICENSE"), join(root, "payments", "LICENSE"));
}

async function pack(root) {
  const dist = join(root, "dist");
  rmSync(dist, { recursive: true, force: true });
  mkdirSync(dist);
  const { code } = await npm(["pack", "--silent", "--pack-destination", dist], join(root, "payments"));
  if (code !== 0) throw new Error("npm pack in payments");
}

function isFresh(root) {
  const built = statSync(join(root, "functions", "lib", "index.cjs"), { throwIfNoEntry: false });
  if (built === undefined) return false;
  return ["payments", "functions"].every((name) => {
    const src = join(root, name, "src");
    // Folders count too: their time is what changes when a file goes away.
    const sources = readdirSync(src, { recursive: true }).map((entry) => join(src, entry));
    return [...sources, join(root, name, "tsconfig.json")].every(
      (path) => statSync(path).mtimeMs <= built.mtimeMs,
    );
  });
}
