// `functions/build.mjs` on a copy of the host.
import { spawnSync } from "node:child_process";
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";

const repository = fileURLToPath(new URL("../../../", import.meta.url));
mkdirSync(join(repository, ".stack"), { recursive: true });
// Inside the repository, whose packages the host needs.
const root = mkdtempSync(join(repository, ".stack", "build-"));
const host = join(root, "functions");
afterAll(() => rmSync(root, { recursive: true, force: true }));

const build = () => spawnSync(process.execPath, [join(host, "build.mjs")], { encoding: "utf8" });

test("a build that fails says where, and leaves the last one as it is", () => {
  for (const part of ["build.mjs", "build", "src", "package.json", "tsconfig.json"])
    cpSync(join(repository, "functions", part), join(host, part), { recursive: true });
  for (const part of ["package-lock.json", "tsconfig.json", "payments/src"])
    cpSync(join(repository, part), join(root, part), { recursive: true });
  expect(build()).toMatchObject({ status: 0, stderr: "" });
  const before = readdirSync(join(host, "lib"));
  expect(before).toContain("functions.mjs");

  appendFileSync(join(host, "src", "fulfil.ts"), "const broken = ;");
  const { status, stderr } = build();
  expect(status).toBe(1);
  expect(stderr).toContain("src/fulfil.ts");
  expect(stderr).not.toContain("node:internal");
  expect(readdirSync(join(host, "lib"))).toEqual(before);
});
