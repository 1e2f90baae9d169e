// Compiles the package as Unity does: an assembly for each asmdef, which sees no more than the public types of another.
import { globSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { beforeAll, expect, test } from "vitest";
import { compile } from "./mono.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const filesOf = (pattern: string) => globSync(pattern, { cwd: root });

const FIREBASE = "unity/Runtime/Firebase/*.cs";
const SAMPLES = "unity/Samples~/**/*.cs";
const CLIENT = filesOf("unity/Runtime/**/*.cs").filter((file) => !filesOf(FIREBASE).includes(file));
const PLATFORMS: Record<string, string[]> = {
  PC: [],
  WebGL: ["UNITY_WEBGL"],
  Editor: ["UNITY_EDITOR", "UNITY_WEBGL"],
};

let unity = "";
beforeAll(async () => {
  unity = await compile("library", ["test/unity/stand-ins/*.cs"], { name: "UnityEngine" });
});

const client = (defines: string[]) =>
  compile("library", CLIENT, { name: "XsollaFirebase", defines, references: [unity] });

test("no file is left out", () => {
  const compiled = [...CLIENT, ...filesOf(FIREBASE), ...filesOf(SAMPLES)];
  expect(compiled.length).toBeGreaterThan(10);
  expect(compiled.sort()).toEqual(filesOf("unity/**/*.cs").sort());
});

test.each(Object.entries(PLATFORMS))("the client and the samples, for %s", async (_platform, defines) => {
  const references = [unity, await client(defines)];
  if (filesOf(SAMPLES).length > 0)
    await expect(
      compile("library", [SAMPLES], { name: "Samples", defines, references }),
    ).resolves.toBeTruthy();
});

// Comes with the package's optional half; "no file is left out" sees to it that none is missed here.
if (filesOf(FIREBASE).length > 0)
  test("the assembly for Firebase's Unity SDK", async () => {
    const firebase = await compile("library", ["test/unity/stand-ins/Firebase/*.cs"], {
      name: "Firebase",
      references: [unity],
    });
    const references = [unity, firebase, await client([])];
    const made = compile("library", [FIREBASE], { name: "XsollaFirebase.FirebaseSdk", references });
    await expect(made).resolves.toBeTruthy();
  });

test("a warning is an error", async () => {
  const unused = ["test/unity/stand-ins/*.cs", "test/unity/warning/Unused.cs"];
  await expect(compile("library", unused)).rejects.toThrow(/CS0219/);
});
