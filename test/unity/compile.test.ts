// Compiles the package as Unity does: an assembly for each asmdef, which sees no more than the public types of another.
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { compile, filesOf, PACKAGE, STAND_INS } from "./mono.ts";

const UNITY: Record<string, string[]> = {
  "2021.3": [],
  "2023.1": ["UNITY_2023_1_OR_NEWER"],
  "6000.0": ["UNITY_2023_1_OR_NEWER", "UNITY_2023_2_OR_NEWER"],
};
const PLATFORMS: Record<string, string[]> = {
  PC: [],
  WebGL: ["UNITY_WEBGL"],
  Editor: ["UNITY_EDITOR", "UNITY_WEBGL"],
  Android: ["UNITY_ANDROID"],
};
/** Player Settings → Active Input Handling. */
const INPUT: Record<string, string[]> = {
  old: ["ENABLE_LEGACY_INPUT_MANAGER"],
  new: ["ENABLE_INPUT_SYSTEM"],
  both: ["ENABLE_LEGACY_INPUT_MANAGER", "ENABLE_INPUT_SYSTEM"],
};

const unityOf = (defines: string[] = []) =>
  compile("library", STAND_INS.unity, { name: "UnityEngine", defines });
const clientOf = (unity: string, defines: string[] = []) =>
  compile("library", PACKAGE.client, { name: "XsollaFirebase", defines, references: [unity] });

let unity = "";
let client = "";
beforeAll(async () => {
  unity = await unityOf();
  client = await clientOf(unity);
});

test("no file is left out", () => {
  const compiled = filesOf(Object.values(PACKAGE).flat());
  expect(compiled.length).toBeGreaterThan(40);
  expect(compiled).toEqual(filesOf(["unity/**/*.cs"]));
});

const builds = Object.entries(UNITY).flatMap(([version, ofUnity]) =>
  Object.entries(PLATFORMS).map(([platform, defines]) => ({ version, platform, ofUnity, defines })),
);
test.each(builds)("the client, for $platform with Unity $version", async ({ ofUnity, defines }) => {
  const all = [...ofUnity, ...defines];
  await expect(clientOf(await unityOf(ofUnity), all)).resolves.toBeTruthy();
});

const inputs = Object.entries(UNITY).flatMap(([version, ofUnity]) =>
  Object.entries(INPUT).map(([input, defines]) => ({ version, input, defines: [...ofUnity, ...defines] })),
);
test.each(inputs)("the sample, with Unity $version and $input input", async ({ defines }) => {
  const references = [await unityOf(defines)];
  references.push(await clientOf(references[0] ?? "", defines));
  await expect(
    compile("library", PACKAGE.sample, { name: "Samples", defines, references }),
  ).resolves.toBeTruthy();
});

// A studio may have any of Firebase's packages. The guide's script needs Auth alone.
test.each([
  ["XsollaFirebase.FirebaseAuth", PACKAGE.firebaseAuth, STAND_INS.firebaseAuth],
  ["XsollaFirebase.Firestore", PACKAGE.firestore, STAND_INS.firestore],
  ["XsollaFirebase.AppCheck", PACKAGE.appCheck, STAND_INS.appCheck],
])("%s, where nothing else of Firebase's is installed", async (name, files, sdk) => {
  const firebase = await compile("library", [...STAND_INS.firebaseApp, ...sdk], {
    name: "Firebase",
    references: [unity],
  });
  await expect(
    compile("library", files, { name, references: [unity, client, firebase] }),
  ).resolves.toBeTruthy();
});

const definitionOf = (name: string) => {
  const [file] = filesOf([`unity/**/${name}.asmdef`]);
  if (file === undefined) throw new Error(`no ${name}.asmdef`);
  return z
    .object({
      name: z.literal(basename(file, ".asmdef")),
      references: z.array(z.string()),
      includePlatforms: z.array(z.string()),
      excludePlatforms: z.array(z.string()),
      defineConstraints: z.array(z.string()),
      versionDefines: z.array(z.object({ name: z.string(), expression: z.string(), define: z.string() })),
    })
    .parse(JSON.parse(readFileSync(file, "utf8")));
};

/** Platforms for which Firebase has libraries. On others, such as UWP, the package exists without its types. */
const FIREBASE_PLATFORMS = [
  "Android",
  "Editor",
  "LinuxStandalone64",
  "WindowsStandalone32",
  "WindowsStandalone64",
  "iOS",
  "macOSStandalone",
  "tvOS",
];

test.each([
  ["XsollaFirebase.FirebaseAuth", "com.google.firebase.auth", "XSOLLA_FIREBASE_AUTH"],
  ["XsollaFirebase.Firestore", "com.google.firebase.firestore", "XSOLLA_FIREBASE_FIRESTORE"],
  ["XsollaFirebase.AppCheck", "com.google.firebase.app-check", "XSOLLA_FIREBASE_APP_CHECK"],
])("Unity compiles %s if %s is installed, on Firebase's platforms", (assembly, name, define) => {
  const definition = definitionOf(assembly);
  expect(definition.references).toEqual(["XsollaFirebase"]);
  expect(definition.versionDefines).toEqual([{ name, expression: "", define }]);
  expect(definition.defineConstraints).toEqual([define]);
  expect(definition.includePlatforms.sort()).toEqual(FIREBASE_PLATFORMS);
  expect(definition.excludePlatforms).toEqual([]);
});

test("the client is compiled everywhere, and needs no other assembly", () => {
  expect(definitionOf("XsollaFirebase")).toMatchObject({
    references: [],
    includePlatforms: [],
    excludePlatforms: [],
    defineConstraints: [],
  });
});

test("the Editor's assembly", async () => {
  const editor = await compile("library", STAND_INS.editor, { name: "UnityEditor", references: [unity] });
  const references = [unity, client, editor];
  await expect(
    compile("library", PACKAGE.editor, { name: "XsollaFirebase.Editor", references }),
  ).resolves.toBeTruthy();
  expect(definitionOf("XsollaFirebase.Editor").includePlatforms).toEqual(["Editor"]);
});

test("the tests' assembly, which no build of a game has", async () => {
  const nunit = await compile("library", STAND_INS.nunit, { name: "nunit.framework" });
  const references = [unity, client, nunit];
  await expect(
    compile("library", PACKAGE.tests, { name: "XsollaFirebase.Tests", references }),
  ).resolves.toBeTruthy();
  expect(definitionOf("XsollaFirebase.Tests").defineConstraints).toEqual(["UNITY_INCLUDE_TESTS"]);
});

test("a warning is an error", async () => {
  const unused = [...STAND_INS.unity, "test/unity/warning/Unused.cs"];
  await expect(compile("library", unused)).rejects.toThrow(/CS0219/);
});
