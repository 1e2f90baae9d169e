// Installs the tarball of `npm run build` once for a run, as a studio does. It does so outside the repository, whose
// own node_modules would be found otherwise.
import { mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { execa } from "execa";
import type { TestProject } from "vitest/node";
import { TYPESCRIPT_VERSIONS, typescriptName } from "./context.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const WINDOWS = process.platform === "win32";

export default async function setup(tests: TestProject): Promise<() => void> {
  const tarball = findTarball();
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "package-")));
  writeFileSync(join(folder, "package.json"), "{}\n");
  const node22 = `npm:node-${WINDOWS ? "win" : process.platform}-${process.arch}@22`;
  const packages = [
    tarball,
    "@types/node@24",
    `node-22@${node22}`,
    ...TYPESCRIPT_VERSIONS.map((version) => `${typescriptName(version)}@npm:typescript@~${version}.0`),
  ];
  await execa(
    "npm",
    ["install", "--no-audit", "--no-fund", "--loglevel=error", "--ignore-scripts", ...packages],
    {
      cwd: folder,
    },
  );
  tests.provide("installed", {
    folder,
    tarball,
    node22: join(folder, "node_modules", "node-22", "bin", WINDOWS ? "node.exe" : "node"),
  });
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

function findTarball(): string {
  const [name] = readdirSync(join(root, "dist")).filter((file) => file.endsWith(".tgz"));
  if (name === undefined) throw new Error("there is no tarball in dist/; build it with: npm run build");
  return join(root, "dist", name);
}
