import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { readUnitySettings } from "../../../../src/cli/doctor/read-unity-settings.ts";

const yaml = (projectId: string, region = "us-central1") =>
  `%YAML 1.1\n--- !u!114 &1\nMonoBehaviour:\n  projectId: ${projectId}\n  region: ${region}\n  functionsEmulator: \n`;

function gameWith(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), "game-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  mkdirSync(join(folder, "Assets"));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, "Assets", name), text);
  return folder;
}

const filesOf = (folder: string) => readUnitySettings(folder).map(({ file }) => file);

test("a component without a project takes its settings from the asset, which is read instead", () => {
  const folder = gameWith({ "Shop.unity": yaml(""), "XsollaSettings.asset": yaml("demo-game") });
  expect(filesOf(folder)).toEqual([join("Assets", "XsollaSettings.asset")]);
});

test("a component with a project of its own is read beside the asset", () => {
  const folder = gameWith({ "Shop.unity": yaml("other-game"), "XsollaSettings.asset": yaml("demo-game") });
  expect(filesOf(folder)).toHaveLength(2);
});

test("without an asset, a component without a project is read, and reported as calling no project", () => {
  expect(filesOf(gameWith({ "Shop.unity": yaml("") }))).toEqual([join("Assets", "Shop.unity")]);
});
