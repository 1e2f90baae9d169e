// Every command that a document shows exists, with the options that the document gives it.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { filesOf, ROOT, textOf } from "./repository.ts";

const { version } = z.object({ version: z.string() }).parse(JSON.parse(textOf("payments/package.json")));

/** Options that commander adds. */
const EVERYWHERE = ["--help", "--version"];

const optionsIn = (source: string): string[] =>
  [...source.matchAll(/(?:option|requiredOption|Option)\(\s*"(--[\w-]+)/g)].map(([, option = ""]) => option);

const PROJECT_OPTIONS = optionsIn(textOf("payments/src/cli/open-project.ts"));

/** Options of a command, by where it is declared; null for a command that does not exist. */
function optionsOf(command: string): string[] | null {
  const library = `payments/src/cli/${command}/add-${command}.ts`;
  if (existsSync(join(ROOT, library))) {
    const source = textOf(library);
    const shared = source.includes("addProjectOptions") ? PROJECT_OPTIONS : [];
    return [...EVERYWHERE, ...optionsIn(source), ...shared];
  }
  const script = filesOf(`scripts/{${command}.ts,${command}/**/*.ts}`);
  return script.length > 0 ? [...EVERYWHERE, ...script.map(textOf).flatMap(optionsIn)] : null;
}

/** A command with what follows it on its line, up to the end of the code that it is in. */
const SHOWN = /(?:npx xsolla-firebase-payments|npm run) ([a-z][a-z-]*)((?:[^\n`|#…]|\\\|)*)/g;

const shownIn = (path: string) =>
  [...textOf(path).matchAll(SHOWN)].map(([line, command = "", rest = ""]) => ({
    line,
    command,
    options: rest.match(/(?<![\w-])--[a-z][\w-]*/g) ?? [],
  }));

const documents = filesOf("**/*.md");

/** Commands without options of their own. */
const PLAIN = ["build", "check", "test", "docs", "bench", "screenshots"];

describe.each(documents.filter((path) => shownIn(path).length > 0))("%s", (document) => {
  test("shows commands and options that exist", () => {
    const wrong = shownIn(document).filter(({ command, options }) => {
      if (PLAIN.includes(command)) return false;
      const known = optionsOf(command);
      return known === null || options.some((option) => !known.includes(option));
    });
    expect(wrong).toEqual([]);
  });
});

test("commands and options are found at all", () => {
  expect(documents.flatMap(shownIn).length).toBeGreaterThan(40);
  expect(optionsOf("refund")).toEqual(expect.arrayContaining(["--reason", "--wait", "--project"]));
  expect(optionsOf("buy")).toContain("--refund");
  expect(optionsOf("pay")).toBeNull();
});

test("one file decides how the command line names itself", () => {
  const naming = filesOf("payments/src/**/*.ts").filter((path) =>
    textOf(path).includes("npx xsolla-firebase-payments"),
  );
  expect(naming).toEqual(["payments/src/cli/command-line.ts"]);
});

test("documents name the tarball of this version", () => {
  const named = documents.flatMap((path) =>
    [...textOf(path).matchAll(/xsolla-firebase-payments-(\d[\w.-]*)\.tgz/g)].map(([, found]) => found),
  );
  expect(named.length).toBeGreaterThan(1);
  expect([...new Set(named)]).toEqual([version]);
});
