import { globSync, readFileSync, statSync } from "node:fs";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { z } from "zod";
import { describeLocalStack } from "../../stack/local-stack.ts";
import { originOf } from "../../stack/settings/project.ts";

const repository = fileURLToPath(new URL("../..", import.meta.url));
const root = join(repository, "unity");
const all = globSync("**/*", { cwd: root }).filter((path) => !/(^|[/\\])[^/\\]*~([/\\]|$)/.test(path));
const assets = all.filter((path) => !path.endsWith(".meta"));
const metas = all.filter((path) => path.endsWith(".meta"));

// Unity ignores a file without one, because it cannot write into a package from git.
test("every file and folder has its .meta, and nothing else has one", () => {
  expect(assets.length).toBeGreaterThan(10);
  expect(metas.sort()).toEqual(assets.map((path) => `${path}.meta`).sort());
});

const metaOf = (asset: string) => readFileSync(join(root, `${asset}.meta`), "utf8");

test("every guid is valid and unique", () => {
  const guids = assets.map((path) => /^guid: ([0-9a-f]{32})$/m.exec(metaOf(path))?.[1]);
  expect(guids).not.toContain(undefined);
  expect(new Set(guids).size).toBe(guids.length);
});

/** Types of files that the package may contain. DLLs are not among them. */
const IMPORTERS: Record<string, string> = {
  "": "DefaultImporter",
  ".cs": "MonoImporter",
  ".asmdef": "AssemblyDefinitionImporter",
  ".jslib": "PluginImporter",
  ".md": "TextScriptImporter",
  ".json": "PackageManifestImporter",
};

test.each(assets)("%s has the right importer", (asset) => {
  const isFolder = statSync(join(root, asset)).isDirectory();
  const meta = metaOf(asset);
  expect(/^(\w+Importer):$/m.exec(meta)?.[1]).toBe(IMPORTERS[isFolder ? "" : extname(asset)]);
  expect(meta.includes("folderAsset: yes")).toBe(isFolder);
});

test("the .jslib is part of WebGL builds only", () => {
  const platforms = metaOf("Runtime/Plugins/WebGL/XsollaFirebaseLightbox.jslib").matchAll(
    /first:\s+(\w+):.*\s+second:\s+enabled: (\d)/g,
  );
  expect([...platforms].map(([, platform, enabled]) => [platform, enabled])).toEqual([
    ["Any", "0"],
    ["WebGL", "1"],
  ]);
});

const manifest = z
  .object({
    name: z.string(),
    version: z.string(),
    unity: z.string(),
    dependencies: z.record(z.string(), z.string()),
    samples: z.array(z.object({ path: z.string() })),
    documentationUrl: z.url(),
    changelogUrl: z.url(),
    licensesUrl: z.url(),
    repository: z.object({ url: z.string() }),
  })
  .parse(JSON.parse(readFileSync(join(root, "package.json"), "utf8")));

test("the manifest names a folder for each sample, and Unity 2021.3", () => {
  expect(manifest.unity).toBe("2021.3");
  for (const { path } of manifest.samples) expect(statSync(join(root, path)).isDirectory()).toBe(true);
});

// The Package Manager makes links of its own only for Unity's packages.
test("the Package Manager's links lead to files of this repository, which is that of the backend's package", () => {
  const { repository: backend } = z
    .object({ repository: z.object({ url: z.string() }) })
    .parse(JSON.parse(readFileSync(join(repository, "payments/package.json"), "utf8")));
  expect(manifest.repository.url).toBe(backend.url);
  const files = `${backend.url.replace(/^git\+|\.git$/g, "")}/blob/main/`;
  for (const url of [manifest.documentationUrl, manifest.changelogUrl, manifest.licensesUrl]) {
    expect(url.startsWith(files)).toBe(true);
    expect(statSync(join(repository, url.slice(files.length))).size).toBeGreaterThan(500);
  }
});

test("the package needs built-in modules of Unity only", () => {
  expect(Object.keys(manifest.dependencies).filter((name) => !name.startsWith("com.unity.modules."))).toEqual(
    [],
  );
});

// The Package Manager shows them, and OpenUPM asks for them.
test("the package brings its documentation, change log and licence, and the change log begins with the version", () => {
  for (const file of ["Documentation~/index.md", "README.md", "LICENSE.md"])
    expect(statSync(join(root, file)).size).toBeGreaterThan(500);
  const [, latest] = /^## \[([\d.]+)\]/m.exec(readFileSync(join(root, "CHANGELOG.md"), "utf8")) ?? [];
  expect(latest).toBe(manifest.version);
  expect(readFileSync(join(root, "Documentation~/index.md"), "utf8")).toContain(`#unity-${latest}`);
});

// `npm run doctor -- --unity` reads these lines out of the game's assets and scenes.
test.each(["XsollaFirebaseSettings.cs", "XsollaPayments.cs"])(
  "%s has the fields that the doctor reads",
  (file) => {
    const source = readFileSync(join(root, "Runtime", file), "utf8");
    for (const field of ["projectId", "region", "functionsEmulator"])
      expect(source).toMatch(new RegExp(`^ {8}public string ${field} = "`, "m"));
  },
);

// No code calls their constructors, so IL2CPP's linker drops them, and with them the defaults of missing fields.
test("types that JsonUtility creates are preserved", () => {
  const sources = globSync("Runtime/**/*.cs", { cwd: root }).map((file) =>
    readFileSync(join(root, file), "utf8"),
  );
  const serializable = sources.flatMap((source) => source.match(/\[Serializable[^\]]*\]/g) ?? []);
  expect(serializable.length).toBeGreaterThan(15);
  expect(new Set(serializable)).toEqual(new Set(["[Serializable, Preserve]"]));
});

test("the settings asset is set for npm start", () => {
  const source = readFileSync(join(root, "Runtime/XsollaFirebaseSettings.cs"), "utf8");
  const page = readFileSync(join(root, "Samples~/BuyAnItem/BuyAnItemPage.cs"), "utf8");
  const fields = (text: string) =>
    Object.fromEntries(
      [...text.matchAll(/^ {8}public (?:string|int) (\w+) = (.*);$/gm)].map(([, name, value]) => [
        name,
        value,
      ]),
    );
  expect(fields(source)).toMatchObject(fields(page));
});

test("the sample's panel has its theme, without which UI Toolkit shows nothing", () => {
  const resources = join(root, "Samples~/BuyAnItem/Resources");
  const theme = readFileSync(join(resources, "BuyAnItemTheme.tss.meta"), "utf8");
  const [, guid = "none"] = /^guid: ([0-9a-f]{32})$/m.exec(theme) ?? [];
  const panel = readFileSync(join(resources, "BuyAnItemPanel.asset"), "utf8");
  expect(panel).toMatch(new RegExp(`^ {2}themeUss: {fileID: -?\\d+, guid: ${guid}, type: 3}$`, "m"));
});

test("the sample's fields are set for npm start", () => {
  const page = readFileSync(join(root, "Samples~/BuyAnItem/BuyAnItemPage.cs"), "utf8");
  const fields = page.matchAll(/^ {8}public \w+ (\w+) = "?([^";]*)"?;$/gm);
  const { webApiKey, ...set } = Object.fromEntries([...fields].map(([, name, value]) => [name, value]));
  const { project, settings } = describeLocalStack(repository);
  const { auth, functions, firestore } = project.emulators;
  expect(webApiKey).not.toBe("");
  expect(set).toEqual({
    projectId: project.projectId,
    region: settings.committed.FUNCTIONS_LOCATION,
    authEmulator: originOf(auth),
    functionsEmulator: originOf(functions),
    firestoreEmulator: originOf(firestore),
    xsollaProjectId: settings.committed.XSOLLA_PROJECT_ID,
    storeUrl: settings.committed.XSOLLA_STORE_URL,
  });
});
