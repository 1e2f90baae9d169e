// The esbuild plugin that bundles one copy of each package in each version.
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { afterAll, expect, test } from "vitest";
import { oneCopy } from "../../../functions/build/one-copy.ts";

const root = mkdtempSync(join(tmpdir(), "one-copy-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const NESTED = ["node_modules/a/node_modules/dep", "node_modules/b/node_modules/dep"];

type Format = "commonjs" | "module" | "mjs" | "both";

/** Bundles an entry that needs `dep` through the packages `a` and `b`, and lists the bundled copies of `dep`. */
async function copiesIn(versions: [string, string], format: Format = "commonjs"): Promise<string[]> {
  const packages: Record<string, { version: string }> = {};
  const add = (path: string, version: string, main: string, format: Format) => {
    packages[path] = { version };
    const folder = join(root, path);
    rmSync(folder, { recursive: true, force: true });
    // A package of both formats has a folder for CommonJS, with a package.json that says so.
    const inside = format === "both" ? "commonjs" : ".";
    mkdirSync(join(folder, inside), { recursive: true });
    writeFileSync(join(folder, inside, "package.json"), JSON.stringify({ type: "commonjs" }));
    const type = format === "both" ? "module" : format === "mjs" ? "commonjs" : format;
    const file = `./${inside}/main.${format === "mjs" ? "mjs" : "js"}`;
    const description = { version, type, main: file };
    writeFileSync(join(folder, "package.json"), JSON.stringify(description));
    writeFileSync(join(folder, file), main);
  };
  const isModule = format === "module";
  const needs = isModule ? 'import "dep";' : 'require("dep");';
  for (const name of ["a", "b"])
    add(`node_modules/${name}`, "1.0.0", needs, isModule ? "module" : "commonjs");
  for (const [index, path] of NESTED.entries())
    add(path, versions[index] ?? "", `console.log("${path}");`, format);
  const lockfile = join(root, "package-lock.json");
  writeFileSync(lockfile, JSON.stringify({ packages }));
  writeFileSync(join(root, "entry.mjs"), 'import "a"; import "b";');
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: ["entry.mjs"],
    bundle: true,
    write: false,
    metafile: true,
    platform: "node",
    plugins: [oneCopy(lockfile)],
  });
  return NESTED.filter((copy) => Object.keys(metafile.inputs).some((path) => path.startsWith(`${copy}/`)));
}

test("two copies of one version are bundled once", async () => {
  expect(await copiesIn(["1.0.0", "1.0.0"])).toEqual([NESTED[0]]);
});

test("two versions are both bundled", async () => {
  expect(await copiesIn(["1.0.0", "2.0.0"])).toEqual(NESTED);
});

test.each<Format>(["module", "mjs"])("ES modules stay as they are installed: %s", async (format) => {
  expect(await copiesIn(["1.0.0", "1.0.0"], format)).toEqual(NESTED);
});

test("the CommonJS files of a package that has both formats are bundled once", async () => {
  expect(await copiesIn(["1.0.0", "1.0.0"], "both")).toEqual([NESTED[0]]);
});

test.each([
  ["an import statement", 'import { getAppCheck } from "firebase-admin/app-check";'],
  ["import()", 'const { getAppCheck } = await import("firebase-admin/app-check");'],
])("%s of firebase-admin has its named exports", async (_name, statement) => {
  const repository = fileURLToPath(new URL("../../../", import.meta.url));
  const outdir = join(root, "named");
  await build({
    stdin: { contents: `${statement} console.log(typeof getAppCheck);`, resolveDir: repository },
    outdir,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    banner: {
      js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);',
    },
    plugins: [oneCopy(join(repository, "package-lock.json"))],
  });
  expect(execFileSync(process.execPath, [join(outdir, "stdin.mjs")], { encoding: "utf8" })).toBe(
    "function\n",
  );
});
