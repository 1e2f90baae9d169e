// `gcp-build` on a copy of what is uploaded, and the functions loaded from there.
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeEach, expect, test } from "vitest";

const functions = fileURLToPath(new URL("../../../functions/", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "uploaded-"));
const cache = join(folder, "lib", "compile-cache");

const environment = { PATH: process.env.PATH, GCLOUD_PROJECT: "demo-cache" };
const LOAD = `console.log(JSON.stringify(Object.keys(require(${JSON.stringify(folder)})).sort()))`;

/** Loads the entry in a process of its own. Node.js writes what it does with its cache to the same stream. */
function load(): { names: string[]; accepted: number } {
  const env = { ...environment, NODE_DEBUG_NATIVE: "COMPILE_CACHE" };
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--eval", LOAD], { env, encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
  const names = stdout.split("\n").find((line) => line.startsWith('["'));
  return {
    names: JSON.parse(names ?? "[]"),
    accepted: `${stdout}${stderr}`.split("was accepted").length - 1,
  };
}

const fillCache = () =>
  execFileSync(process.execPath, [join("lib", "fill-compile-cache.mjs")], { cwd: folder, env: environment });

beforeEach(() => {
  rmSync(folder, { recursive: true, force: true });
  for (const part of ["lib", "package.json"])
    cpSync(join(functions, part), join(folder, part), { recursive: true });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("after gcp-build the functions are the same, and their code is compiled already", () => {
  const before = load();
  expect(before.names).toContain("getXsollaPaymentToken");
  expect(before.accepted).toBe(0);
  // Without gcp-build nothing is left behind beside the sources.
  expect(readdirSync(join(folder, "lib"))).not.toContain("compile-cache");

  fillCache();
  const after = load();
  expect(after.names).toEqual(before.names);
  expect(after.accepted).toBeGreaterThan(5);
});

test("a stale or broken cache is ignored", () => {
  const { names } = load();
  fillCache();
  for (const version of readdirSync(cache)) {
    for (const file of readdirSync(join(cache, version)))
      writeFileSync(join(cache, version, file), "not code");
  }
  expect(load()).toEqual({ names, accepted: 0 });
});
