import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { readSettings, required } from "../../../src/cli/read-settings.ts";

function folderWith(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), "settings-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

test("a project's file overrides the common one, and .env.local overrides both", () => {
  const folder = folderWith({
    ".env": "A=common\nB=common\nC=common\n",
    ".env.demo-game": "B=project\nC=project\n",
    ".env.other-game": "B=other\n",
    ".env.local": "C=machine\n",
  });
  const { committed, effective } = readSettings(folder, "demo-game");
  expect(committed).toEqual({ A: "common", B: "project", C: "project" });
  expect(effective).toEqual({ A: "common", B: "project", C: "machine" });
});

test("comments, quotes and empty values are read as firebase-tools reads them", () => {
  const folder = folderWith({ ".env": '# comment\nEMPTY=\nQUOTED="two words"\nTRAILING=value # comment\n' });
  expect(readSettings(folder, "demo-game").effective).toEqual({
    EMPTY: "",
    QUOTED: "two words",
    TRAILING: "value",
  });
});

test("secrets come from .secret.local alone", () => {
  const folder = folderWith({ ".env": "KEY=parameter\n", ".secret.local": "KEY=secret\n" });
  expect(readSettings(folder, "demo-game").secrets).toEqual({ KEY: "secret" });
});

test("missing files count as empty", () => {
  expect(readSettings(folderWith({}), "demo-game")).toEqual({ committed: {}, effective: {}, secrets: {} });
});

test.each([{}, { KEY: "" }])("a missing value in %j is reported with its file", (values) => {
  expect(() => required(values, "KEY", "functions/.env")).toThrow("KEY is not set in functions/.env");
});
