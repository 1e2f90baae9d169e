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

// Without one, Unity ignores the file: a package from git cannot be written to.
test("every file and folder has its .meta, and nothing else has one", () => {
  expect(assets.length).toBeGreaterThan(10);
  expect(metas.sort()).toEqual(assets.map((path) => `${path}.meta`).sort());
});

const metaOf = (asset: string) => readFileSync(join(root, `${asset}.meta`), "utf8");

test("every guid is one, and one asset's only", () => {
  const guids = assets.map((path) => /^guid: ([0-9a-f]{32})$/m.exec(metaOf(path))?.[1]);
  expect(guids).not.toContain(undefined);
  expect(new Set(guids).size).toBe(guids.length);
});

/** What may be in the package: no DLL, for one. */
const IMPORTERS: Record<string, string> = {
  "": "DefaultImporter",
  ".cs": "MonoImporter",
  ".asmdef": "AssemblyDefinitionImporter",
  ".jslib": "PluginImporter",
  ".md": "TextScriptImporter",
  ".json": "PackageManifestImporter",
};

test.each(assets)("Unity takes %s for what it is", (asset) => {
  const isFolder = statSync(join(root, asset)).isDirectory();
  const meta = metaOf(asset);
  expect(/^(\w+Importer):$/m.exec(meta)?.[1]).toBe(IMPORTERS[isFolder ? "" : extname(asset)]);
  expect(meta.includes("folderAsset: yes")).toBe(isFolder);
});

test("the page's half goes into WebGL builds, and into no other", () => {
  const platforms = metaOf("Runtime/Plugins/WebGL/XsollaFirebaseLightbox.jslib").matchAll(
    /first:\s+(\w+):.*\s+second:\s+enabled: (\d)/g,
  );
  expect([...platforms].map(([, platform, enabled]) => [platform, enabled])).toEqual([
    ["Any", "0"],
    ["WebGL", "1"],
  ]);
});

test("the manifest names a folder for each sample, and Unity 2021.3", () => {
  const manifest = z
    .object({ unity: z.string(), samples: z.array(z.object({ path: z.string() })) })
    .parse(JSON.parse(readFileSync(join(root, "package.json"), "utf8")));
  expect(manifest.unity).toBe("2021.3");
  for (const { path } of manifest.samples) expect(statSync(join(root, path)).isDirectory()).toBe(true);
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
