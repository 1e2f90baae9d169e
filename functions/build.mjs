// Bundles the deployed code: the host's files, the library and their dependencies, each of them once. Two copies of
// firebase-functions would lose options, and two of firebase-admin would double the cold start. Splitting keeps lazy
// imports lazy, so that a function loads only the modules that its first request needs. With --watch, it bundles again
// after every edit, from the library's sources.
import { copyFileSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build, context } from "esbuild";
import { lazyFirestore } from "./build/lazy-firestore.mjs";
import { oneCopy } from "./build/one-copy.ts";

const folder = fileURLToPath(new URL(".", import.meta.url));
const isWatching = process.argv.includes("--watch");

/** CommonJS packages expect these names, which an ES module does not have. */
const COMMONJS_NAMES = `
import { createRequire as __createRequire } from "node:module";
import { fileURLToPath as __fileURLToPath } from "node:url";
const require = __createRequire(import.meta.url);
const __filename = __fileURLToPath(import.meta.url);
const __dirname = __fileURLToPath(new URL(".", import.meta.url));
`.trim();

/** @type {import("esbuild").BuildOptions} */
const options = {
  absWorkingDir: folder,
  entryPoints: { functions: "src/index.ts" },
  outdir: "lib",
  outExtension: { ".js": ".mjs" },
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "node",
  target: "node24",
  banner: { js: COMMONJS_NAMES },
  legalComments: "none",
  // Halves the code that a cold start reads. Identifiers stay, for stack traces.
  minifySyntax: true,
  minifyWhitespace: true,
  plugins: [oneCopy(`${folder}../package-lock.json`), lazyFirestore],
  logLevel: "warning",
};

if (isWatching) {
  const watching = await context({
    ...options,
    alias: { "xsolla-firebase-payments": "../payments/src/index.ts" },
    plugins: [...options.plugins, { name: "report", setup: ({ onEnd }) => onEnd(report) }],
  });
  startAnew();
  await watching.watch();
} else {
  // The last bundle stays until the new one is complete, because emulators may be running it.
  const built = await build({ ...options, write: false }).catch(() => undefined);
  // esbuild has printed the errors.
  if (!built) process.exit(1);
  startAnew();
  for (const { path, contents } of built.outputFiles) writeFileSync(path, contents);
}

/** Empties lib/ but for the files that are not bundled. */
function startAnew() {
  rmSync(`${folder}lib`, { recursive: true, force: true });
  mkdirSync(`${folder}lib`);
  for (const name of ["index.cjs", "fill-compile-cache.mjs"])
    copyFileSync(`${folder}build/${name}`, `${folder}lib/${name}`);
}

/** Prints one line for each build. esbuild itself prints the errors. */
function report({ errors }) {
  console.log(errors.length === 0 ? "built the functions" : "could not build the functions");
}
