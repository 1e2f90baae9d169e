// `--json`: one document on stdout from every command, also when it fails.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { afterAll, expect, test } from "vitest";

const BIN = new URL("../../payments/bin/xsolla-firebase-payments.js", import.meta.url).pathname;

/** No Firebase project. */
const folder = mkdtempSync(join(tmpdir(), "no-project-"));
afterAll(() => rmSync(folder, { recursive: true }));

const run = (args: string[]) => execa(process.execPath, [BIN, ...args], { cwd: folder, reject: false });

const COMMANDS: string[][] = [
  ["init"],
  ["connect"],
  ["doctor"],
  ["alerts", "--email", "ada@game.example"],
  ["audit", "--from", "2026-03-01", "--to", "2026-03-02"],
  ["refund", "123", "--reason", "bought twice"],
  ["problems"],
  ["problems", "settle", "123", "--note", "refunded"],
];

test.each(COMMANDS.map((args) => [args]))("%j fails with a document and exit code 1", async (args) => {
  const { exitCode, stdout, stderr } = await run([...args, "--json"]);
  expect(exitCode).toBe(1);
  const { ok, error } = JSON.parse(stdout);
  expect(ok).toBe(false);
  expect(error).toContain("there is no firebase.json");
  expect(stderr.trimEnd().endsWith(`failed: ${error}`)).toBe(true);
});

test("without --json stdout stays empty", async () => {
  const { exitCode, stdout, stderr } = await run(["doctor"]);
  expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: "" });
  expect(stderr).toContain("there is no firebase.json");
});

test.each([
  [["doctor", "--json", "--country", "usa"], /^option .* two capital letters/],
  [["refund", "--json", "--reason", "x"], /^missing required argument 'orderId'/],
  [["alerts", "--json"], /^required option '--email/],
  [["problems", "--json", "--watch"], /^--watch cannot be combined with --json/],
  [["replay", "--json"], /^unknown option '--json'/],
  [["refunds", "--json"], /^unknown command 'refunds'/],
])("arguments that make no sense, and why in the last line: %j", async (args, message) => {
  const { exitCode, stdout, stderr } = await run(args);
  expect(exitCode).toBe(1);
  const { ok, error } = JSON.parse(stdout);
  expect(ok).toBe(false);
  expect(error).toMatch(message);
  expect(stderr).toContain("Usage: npx xsolla-firebase-payments");
  expect(stderr.trimEnd().endsWith(`\nfailed: ${error}`)).toBe(true);
});

test("without a command, the last line says so", async () => {
  const { exitCode, stderr } = await run([]);
  expect(exitCode).toBe(1);
  expect(stderr.trimEnd().endsWith("\nfailed: no command was given")).toBe(true);
});

test.each([["--help"], ["--version"]])("%s is not a failure", async (option) => {
  const { exitCode, stdout } = await run([option, "--json"]);
  expect(exitCode).toBe(0);
  expect(stdout).not.toContain('"ok"');
});
