// A parameter is declared in params.ts, valued in .env, passed on in index.ts and explained in the documents.
import { describe, expect, test } from "vitest";
import { z } from "zod";
import * as params from "../../functions/src/params.ts";
import { filesOf, proseOf, textOf } from "./repository.ts";

const declared = z
  .record(
    z.string(),
    z.object({
      name: z.string(),
      options: z.object({ default: z.unknown(), description: z.string() }).partial().optional(),
    }),
  )
  .parse(params);

/** Names with their defaults as text; null for what has none. */
const DEFAULTS = Object.fromEntries(
  Object.values(declared).map(({ name, options }) => [
    name,
    options?.default === undefined ? null : String(options.default),
  ]),
);
const SECRETS = ["XSOLLA_API_KEY", "XSOLLA_WEBHOOK_SECRET"];

test("each parameter has the name of its constant", () => {
  expect(Object.entries(declared).filter(([constant, { name }]) => constant !== name)).toEqual([]);
});

test("functions/.env has every parameter that has a default, with that default", () => {
  const values = textOf("functions/.env").matchAll(/^([A-Z][A-Z0-9_]*)=(.*)$/gm);
  const written = Object.fromEntries([...values].map(([, name, value]) => [name, value]));
  const withDefault = Object.entries(DEFAULTS).filter(([, value]) => value !== null);
  expect(written).toEqual(Object.fromEntries(withDefault));
});

test("functions/.env explains each parameter as functions/src/params.ts does", () => {
  const explained = textOf("functions/.env").matchAll(/^((?:#.*\n)+)([A-Z][A-Z0-9_]*)=/gm);
  const comments = [...explained].map(([, comment = "", name = ""]) => [
    name,
    comment.replaceAll(/^# /gm, "").trim().replaceAll("\n", " "),
  ]);
  const withDefault = Object.values(declared).filter(({ name }) => DEFAULTS[name] !== null);
  expect(Object.fromEntries(comments)).toEqual(
    Object.fromEntries(withDefault.map(({ name, options }) => [name, options?.description])),
  );
});

test("the example of the secrets has exactly the secrets", () => {
  const names = textOf("functions/.secret.local.example").matchAll(/^([A-Z][A-Z0-9_]*)=/gm);
  expect([...names].map(([, name]) => name).sort()).toEqual(SECRETS);
});

test("the host passes every parameter to the library", () => {
  const host = textOf("functions/src/index.ts");
  expect(Object.keys(DEFAULTS).filter((name) => !host.includes(`params.${name}`))).toEqual([]);
});

/** The rows of a document's table of parameters: name and the cell of the default. */
const rowsOf = (document: string) =>
  proseOf(document).flatMap(({ line }) => {
    const [, name, cell] = /^\| `([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)` \| ([^|]*) \|/.exec(line) ?? [];
    return name !== undefined && cell !== undefined ? [[name, cell.replaceAll("`", "")] as const] : [];
  });

const cellOf = (name: string) => {
  if (SECRETS.includes(name)) return "secret";
  const value = DEFAULTS[name];
  if (value === null || value === undefined) return "–";
  return value === "" ? "empty" : value;
};

describe("docs/reference/parameters.md", () => {
  const rows = rowsOf("docs/reference/parameters.md");

  test("has each parameter once", () => {
    expect(rows.map(([name]) => name).sort()).toEqual(Object.keys(DEFAULTS).sort());
  });

  test.each(rows)("%s has its default", (name, cell) => {
    expect(cell).toBe(cellOf(name));
  });

  test("names the option that the host makes of each parameter", () => {
    const host = [...textOf("functions/src/index.ts").matchAll(/^ {2}(\w+): params\.(\w+),$/gm)];
    const options = Object.fromEntries(host.map(([, option, name]) => [name, option]));
    const page = textOf("docs/reference/parameters.md");
    const named = [...page.matchAll(/^\| `([A-Z_]+)` \|[^|]*\| `(\w+)` \|/gm)];
    expect(Object.fromEntries(named.map(([, name, option]) => [name, option]))).toEqual(options);
  });
});

/** A second table of parameters would grow stale. */
test("no other document has a table of parameters", () => {
  const others = filesOf("**/*.md").filter((path) => path !== "docs/reference/parameters.md");
  const repeated = others.flatMap((path) =>
    rowsOf(path).flatMap(([name]) => (name in DEFAULTS ? [`${path}: ${name}`] : [])),
  );
  expect(repeated).toEqual([]);
});
