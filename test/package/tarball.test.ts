import { globSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { execa } from "execa";
import { describe, expect, inject, test } from "vitest";
import { z } from "zod";

const { folder } = inject("installed");
const PACKAGE = join(folder, "node_modules", "xsolla-firebase-payments");
const files = globSync("**/*", { cwd: PACKAGE })
  .map((file) => file.replaceAll("\\", "/"))
  .filter((file) => !file.startsWith("node_modules/") && statSync(join(PACKAGE, file)).isFile());
const lockfile = z
  .object({ packages: z.record(z.string(), z.looseObject({ hasInstallScript: z.boolean().optional() })) })
  .parse(JSON.parse(readFileSync(join(folder, "package-lock.json"), "utf8")));

describe("the tarball", () => {
  test("has build, types, command, rules, indexes, monitoring and documents", () => {
    expect(files).toEqual(
      expect.arrayContaining([
        "lib/root.js",
        "lib/root.d.ts",
        "lib/cli/main.js",
        "bin/xsolla-firebase-payments.js",
        "firestore/firestore.rules",
        "firestore/firestore.indexes.json",
        "monitoring/dashboard.json",
        "README.md",
        "CHANGELOG.md",
        "UPGRADING.md",
        "LICENSE",
      ]),
    );
  });

  test("has no source, test, parameter or secret", () => {
    const known =
      /^(lib\/.+\.(js|d\.ts)|bin\/.+\.js|firestore\/firestore\.(rules|indexes\.json)|monitoring\/.+\.json|[A-Z]+(\.md)?|package\.json)$/;
    expect(files.filter((file) => !known.test(file))).toEqual([]);
  });

  test("is built as CommonJS", () => {
    expect(readFileSync(join(PACKAGE, "lib", "root.js"), "utf8")).toContain("require(");
  });

  test("has its version in the changelog", () => {
    const { version } = z
      .object({ version: z.string() })
      .parse(JSON.parse(readFileSync(join(PACKAGE, "package.json"), "utf8")));
    expect(readFileSync(join(PACKAGE, "CHANGELOG.md"), "utf8")).toContain(`## ${version}`);
  });

  // Each of these would change a studio's own functions, or fail if the library is loaded by `require`.
  test.each([
    ["setGlobalOptions", /setGlobalOptions\s*\(/],
    ["onInit", /\bonInit\s*\(/],
    ["requiresRole", /requiresRole/],
    ["a lifecycle hook", /firebase-functions\/lifecycle|\bafter(FirstDeploy|Redeploy)\b/],
    ["top-level await", /^await /m],
  ])("never uses %s", (_name, pattern) => {
    const scripts = files.filter((file) => file.endsWith(".js"));
    expect(scripts.length).toBeGreaterThan(80);
    const using = scripts.filter((file) =>
      pattern.test(withoutComments(readFileSync(join(PACKAGE, file), "utf8"))),
    );
    // The template of `init` contains the call as text.
    expect(using.filter((file) => !file.endsWith("init/codebase/templates.js"))).toEqual([]);
  });
});

const withoutComments = (code: string) => code.replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, "");

describe("an installation in an empty folder", () => {
  test.each(["firebase-functions", "firebase-admin", "@google-cloud/firestore"])("has one %s", (name) => {
    const copies = Object.keys(lockfile.packages).filter((path) => path.endsWith(`node_modules/${name}`));
    expect(copies).toEqual([`node_modules/${name}`]);
    expect(statSync(join(folder, "node_modules", name, "package.json")).isFile()).toBe(true);
  });

  test("runs no install script of the library", () => {
    expect(lockfile.packages["node_modules/xsolla-firebase-payments"]?.hasInstallScript).toBeUndefined();
  });
});

describe("the command line", () => {
  const bin = join(PACKAGE, "bin", "xsolla-firebase-payments.js");

  test("says which Node it needs if it runs on an older one", async () => {
    const old =
      'Object.defineProperty(process, "versions", { value: { node: "20.20.2" } }); Object.defineProperty(process, "version", { value: "v20.20.2" });';
    const preload = `data:text/javascript,${encodeURIComponent(old)}`;
    const { exitCode, stderr, stdout } = await execa(process.execPath, ["--import", preload, bin, "--help"], {
      reject: false,
    });
    expect(exitCode).toBe(1);
    expect(stdout).toBe("");
    expect(stderr.split("\n")[0]).toMatch(/needs Node\.js 22\.\d+\.\d+ or newer.*this is v20\.20\.2/);
  });

  test("shows its commands on a supported Node", async () => {
    const { stdout } = await execa(process.execPath, [bin, "--help"]);
    expect(stdout).toMatch(/^ {2}init /m);
    expect(stdout).toMatch(/^ {2}replay /m);
  });
});
