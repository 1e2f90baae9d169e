// Bundles what is deployed: the host's few files, the library and their dependencies, each of them once. Two copies of
// firebase-functions would lose options, and two of firebase-admin would double the cold start. Splitting keeps lazy
// imports lazy: a function loads only what its first request needs. With --watch, it bundles again at every edit, from
// the library's own sources.
import { copyFileSync, mkdirSync, rmSync } from "node:fs";
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
  // Half of what a cold start reads. Names stay, for stack traces.
  minifySyntax: true,
  minifyWhitespace: true,
  plugins: [oneCopy(`${folder}../package-lock.json`), lazyFirestore],
  logLevel: "warning",
};

rmSync(`${folder}lib`, { recursive: true, force: true });
mkdirSync(`${folder}lib`);
for (const name of ["index.cjs", "fill-compile-cache.mjs"])
  copyFileSync(`${folder}build/${name}`, `${folder}lib/${name}`);
if (isWatching) {
  const watching = await context({
    ...options,
    alias: { "xsolla-firebase-payments": "../payments/src/index.ts" },
    plugins: [
      oneCopy(`${folder}../package-lock.json`),
      lazyFirestore,
      { name: "report", setup: ({ onEnd }) => onEnd(report) },
    ],
  });
  await watching.watch();
} else {
  await build(options);
}

/** One line for each build; esbuild itself prints the errors. */
function report({ errors }) {
  console.log(errors.length === 0 ? "built the functions" : "could not build the functions");
}
