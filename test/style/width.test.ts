// Biome breaks code at 110 columns, and leaves comments and Markdown as they are.
import { expect, test } from "vitest";
import { filesOf, proseOf, textOf } from "./repository.ts";

const WIDTH = 120;

const COMMENT = /^\s*(?:\/\/|\/?\*)/;
/** A link cannot be broken. */
const LINK_ALONE = /^\W*https?:\S+\W*$/;

const isTooWide = (line: string) => [...line].length > WIDTH && !LINK_ALONE.test(line);

test("no comment is wider than 120 columns", () => {
  const files = filesOf("**/*.{ts,mjs,js,cs,jslib}");
  expect(files.length).toBeGreaterThan(300);
  const wide = files.flatMap((path) =>
    textOf(path)
      .split("\n")
      .flatMap((line, index) => (COMMENT.test(line) && isTooWide(line) ? [`${path}:${index + 1}`] : [])),
  );
  expect(wide).toEqual([]);
});

test("no line of a document is wider than 120 columns, except in tables and code", () => {
  const documents = filesOf("**/*.md");
  expect(documents.length).toBeGreaterThan(10);
  const wide = documents.flatMap((path) =>
    proseOf(path)
      .filter(({ line }) => !/^\s*[|<]/.test(line) && isTooWide(line))
      .map(({ number }) => `${path}:${number}`),
  );
  expect(wide).toEqual([]);
});
