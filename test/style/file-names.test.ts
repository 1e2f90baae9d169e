// Who looks for a function finds its file by name.
import { basename } from "node:path";
import { expect, test } from "vitest";
import { filesOf, textOf } from "./repository.ts";

/** Files of `payments/src` that export one thing and are not named after it, and why. */
const EXCEPTIONS: Record<string, string> = {
  "cli/doctor/public-invoker.ts": "names the fault that its export repairs",
  "options.ts": "the public options, in types only",
  "webhook/order-notifications.ts": "a room of notifications, beside user-notifications.ts",
  "webhook/user-notifications.ts": "a room of notifications, beside order-notifications.ts",
  "xsolla/failure.ts": "a union of failures, and its error",
  "xsolla/list-admin-items.ts": "the lists, which are read to find one item",
  "xsolla/project.ts": "the project, and its credentials",
};

const VALUE = /^export (?:async )?(?:const|function\*?|class) (\w+)/gm;
const TYPE = /^export (?:interface|type) (\w+)/gm;

const namesOf = (path: string, kind: RegExp) =>
  [...textOf(`payments/src/${path}`).matchAll(kind)].map(([, name = ""]) => name);

const toKebab = (name: string) =>
  name
    .replace(/([a-z0-9])([A-Z])/g, "$1-$2")
    .replaceAll("_", "-")
    .toLowerCase();

/** A file of several values is a room, such as `queries.ts`, and has a name of its own; an entry exports nothing. */
function isWellNamed(path: string): boolean {
  const [values, types] = [namesOf(path, VALUE), namesOf(path, TYPE)];
  if (values.length > 1 || values.length + types.length === 0) return true;
  return [...values, ...types].some((name) => toKebab(name) === basename(path, ".ts"));
}

const files = filesOf("payments/src/**/*.ts").map((path) => path.replace("payments/src/", ""));

test("each file of the library that exports one thing is named after it", () => {
  expect(files.length).toBeGreaterThan(80);
  expect(files.filter((path) => !isWellNamed(path) && !(path in EXCEPTIONS))).toEqual([]);
});

test("every exception is one", () => {
  expect(Object.keys(EXCEPTIONS).filter((path) => !files.includes(path) || isWellNamed(path))).toEqual([]);
});
