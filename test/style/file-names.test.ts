// Who looks for a function finds its file by name.
import { basename } from "node:path";
import { expect, test } from "vitest";
import { filesOf, textOf } from "./repository.ts";

/** Files of `payments/src` that are not named after an export of theirs, and why. */
const ROOMS: Record<string, string> = {
  "audit/audit-schedule.ts": "all points in time of one schedule",
  "audit/audit-state.ts": "reading and writing of one document",
  "audit/searched-order.ts": "an order of Xsolla's search, and what is read off it",
  "cli/connect/ask-user.ts": "every way to ask the operator",
  "cli/connect/inputs.ts": "what connect asks for, or finds",
  "cli/connect/secret-keys.ts": "the keys of a secret: read, made and chosen",
  "cli/doctor/facts/catalogue.ts": "the catalogue, and what is read off it",
  "cli/doctor/fixes.ts": "every command and page that the doctor names",
  "cli/http.ts": "the calls of the commands",
  "cli/init/codebase/templates.ts": "every file that init writes",
  "cli/init/rules/expectations.ts": "who may do what with which collection",
  "cli/init/show.ts": "the report of one command",
  "cli/main.ts": "an entry exports nothing",
  "cli/problems/commands.ts": "the subcommands of one command",
  "cli/problems/next-step.ts": "what to do next about a problem or a notification",
  "cli/processes/process-tree.ts": "looking at a process tree, and ending it",
  "cli/replay/commands.ts": "the subcommands of one command",
  "deadlines.ts": "all time budgets, because they must fit each other",
  "fields.ts": "schemas of single fields",
  "firestore/paths.ts": "every path",
  "firestore/queries.ts": "every query",
  "index.ts": "the public API",
  "options.ts": "the public options",
  "order-store/notification-store.ts": "every write of one collection",
  "order-store/order-document.ts": "reading and writing of one document",
  "order-store/pending-order-store.ts": "every access to one collection",
  "orders/check-schedule.ts": "all points in time of one schedule",
  "orders/order-lines.ts": "arithmetic of order lines",
  "orders/problems.ts": "the ranks of one enumeration",
  "root.ts": "the package's root",
  "spending/parse-request.ts": "the requests of both callables",
  "spending/spend-document.ts": "reading and writing of one document",
  "webhook/notification-schemas.ts": "a schema for each type of notification",
  "webhook/replay.ts": "the operations of one command",
  "webhook/to-order-event.ts": "one translation for each type of notification",
  "webhook/to-order-extras.ts": "what a notification adds to an order event",
  "webhook/to-subscription-event.ts": "one translation for each type of notification",
};

const EXPORT =
  /^export (?:declare )?(?:abstract )?(?:async )?(?:const|function\*?|class|interface|type) (\w+)/gm;

const toKebab = (name: string) =>
  name
    .replace(/([a-z0-9])([A-Z])/g, "$1-$2")
    .replaceAll("_", "-")
    .toLowerCase();

const isNamedAfterExport = (path: string) =>
  [...textOf(`payments/src/${path}`).matchAll(EXPORT)].some(
    ([, name = ""]) => toKebab(name) === basename(path, ".ts"),
  );

const files = filesOf("payments/src/**/*.ts").map((path) => path.replace("payments/src/", ""));

test("each file of the library is named after an export of its own", () => {
  expect(files.length).toBeGreaterThan(80);
  const others = files.filter((path) => !isNamedAfterExport(path) && !(path in ROOMS));
  expect(others).toEqual([]);
});

test("the list of exceptions has no entry that is not needed", () => {
  const needless = Object.keys(ROOMS).filter((path) => !files.includes(path) || isNamedAfterExport(path));
  expect(needless).toEqual([]);
});
