import { copyFileSync, cpSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { npm } from "./npm.mjs";
import { run } from "./run-child.mjs";
import { timed } from "./timed.mjs";

/**
 * Builds the library (payments/lib, CommonJS with types) and what is deployed (functions/lib, a bundle). "when stale"
 * builds only if a source is newer, so that a running emulator need not reload. "always" also packs the library into
 * dist/.
 */
export async function buildFunctions(root, node, { build: when, library = false }) {
  if (when === "never") return;
  copyIntoPackage(root);
  const isStale = when === "always" ? { library: true, functions: true } : findStale(root);
  if (isStale.library && (library || isStale.functions))
    await timed("building the library (tsc)", async () => {
      const [lib, newLib] = ["lib", "lib.new"].map((name) => join(root, "payments", name));
      const tsc = join(root, "node_modules", "typescript", "bin", "tsc");
      rmSync(newLib, { recursive: true, force: true });
      await mustRun(node, [tsc, "-p", "payments", "--noEmitOnError", "--outDir", newLib], root);
      // The last library stays until the new one is complete.
      rmSync(lib, { recursive: true, force: true });
      renameSync(newLib, lib);
    });
  if (isStale.functions)
    await timed("building the functions (esbuild)", () =>
      mustRun(node, [join("functions", "build.mjs")], root),
    );
  if (when === "always") await timed("packing the library (npm pack)", () => pack(root));
}

/** Sends the output of builds to stderr, because a program may read the command's stdout. */
const TO_STDERR = ["inherit", 2, 2];

async function mustRun(command, args, cwd) {
  const { code } = await run(command, args, { cwd, stdio: TO_STDERR });
  if (code !== 0) throw new Error(`building: ${args.join(" ")}`);
}

/** Copies what the commands need: `init` merges Firestore's files into a studio's own, `alerts` uses monitoring/. */
function copyIntoPackage(root) {
  const monitoring = join(root, "payments", "monitoring");
  rmSync(monitoring, { recursive: true, force: true });
  cpSync(join(root, "monitoring"), monitoring, { recursive: true });
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

/**
 * Returns which builds are older than their sources. A script needs functions/lib alone, which `npm start` builds at
 * each edit. A command of the library runs from payments/lib, too.
 */
function findStale(root) {
  const library = newestSource(root, "payments");
  const both = Math.max(library, newestSource(root, "functions"));
  return {
    library: timeOf(root, "payments", "lib", "root.js") < library,
    functions: timeOf(root, "functions", "lib", "index.cjs") < both,
  };
}

function newestSource(root, name) {
  const src = join(root, name, "src");
  // Folders count too: deleting a file changes only the time of its folder.
  const sources = [
    ...readdirSync(src, { recursive: true }).map((entry) => join(src, entry)),
    join(root, name, "tsconfig.json"),
  ];
  return Math.max(...sources.map((path) => statSync(path).mtimeMs));
}

const timeOf = (...path) => statSync(join(...path), { throwIfNoEntry: false })?.mtimeMs ?? 0;
