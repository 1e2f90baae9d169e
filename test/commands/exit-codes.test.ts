// The exit codes that docs/reference/exit-codes.md promises, of every command.
import { execa } from "execa";
import { expect, test } from "vitest";
import { z } from "zod";
import { filesOf, textOf } from "../style/repository.ts";
import { PROGRAM } from "../support/program.ts";

const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(textOf("package.json")));

/** Returns the program of an npm script, without the installation and the build before it. */
function programOf(script: string): string[] {
  const [, name = "", ...rest] = /run\.mjs (\S+) ?(.*)$/.exec(scripts[script] ?? "") ?? [];
  const found = filesOf(`payments/src/cli/${name}/add-${name}.ts`);
  if (found.length > 0) return [PROGRAM, name];
  const readsArguments = ["buy", "simulator", "send-webhook", "soak"].includes(name);
  if (name === "bench") return ["bench/bench.ts"];
  return readsArguments ? [`scripts/${name}.ts`] : ["scripts/run.mjs", name, ...rest.filter(Boolean)];
}

const names = Object.keys(scripts);
/** What is missed before an option is found to be unknown. */
const NEEDED: Record<string, string[]> = {
  alerts: ["--email", "ada@game.example"],
  refund: ["123", "--reason", "bought twice"],
};
const run = async (args: string[]) => {
  const { exitCode, stdout, stderr } = await execa(process.execPath, args, { reject: false, input: "" });
  return { exitCode, stdout, stderr };
};

test.each(names)("%s --help ends with 0, and shows how it is called", async (name) => {
  const { exitCode, stdout } = await run([...programOf(name), "--help"]);
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/^Usage: \S/);
  expect(stdout).not.toContain("default: false");
});

// The tests pass their arguments on to Vitest.
const strict = names.filter((name) => !name.startsWith("test"));
test.each(strict)("%s with an option that it does not have ends with 1, and names it", async (name) => {
  const { exitCode, stderr } = await run([...programOf(name), ...(NEEDED[name] ?? []), "--no-such-option"]);
  expect(exitCode).toBe(1);
  expect(stderr).toContain("--no-such-option");
});

test.each(["currency", "free"])("buy --refund --way %s ends with 1: nothing was paid", async (way) => {
  const { exitCode, stderr } = await run(["scripts/buy.ts", "free-gift", "--refund", "--way", way]);
  expect(exitCode).toBe(1);
  expect(stderr).toContain("costs no money");
});

test("a command that does not exist ends with 1", async () => {
  for (const program of [PROGRAM, "scripts/run.mjs"]) {
    const { exitCode, stderr } = await run([program, "pay"]);
    expect(exitCode).toBe(1);
    expect(stderr).toContain("pay");
  }
});

test("docs/reference/exit-codes.md has every command", () => {
  const rows = [...textOf("docs/reference/exit-codes.md").matchAll(/^\| (.+?) \|/gm)].map(([, row]) => row);
  const missing = names.filter((name) => {
    const shown = name.startsWith("test:") ? "test:…" : name;
    return !rows.some((row) => row?.includes(`\`${shown}\``));
  });
  expect(missing).toEqual([]);
});
