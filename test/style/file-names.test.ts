// A function is in the file of its name, where a reader looks for it.
import { basename } from "node:path";
import { expect, test } from "vitest";
import { filesOf, textOf } from "./repository.ts";

/** Files that are not named after an export of theirs, and why. */
const ROOMS: Record<string, string> = {
  "payments/src/audit/audit-schedule.ts": "all points in time of one schedule",
  "payments/src/audit/audit-state.ts": "reading and writing of one document",
  "payments/src/audit/searched-order.ts": "an order of Xsolla's search, and what is read off it",
  "payments/src/callable/request-fields.ts": "fields that several requests have",
  "payments/src/cli/connect/ask-user.ts": "every way to ask the operator",
  "payments/src/cli/connect/inputs.ts": "what connect asks for, or finds",
  "payments/src/cli/doctor/facts/read-catalogue.ts": "the catalogue, and what is read off it",
  "payments/src/cli/doctor/fixes.ts": "every command and page that the doctor names",
  "payments/src/cli/http.ts": "the calls of the commands",
  "payments/src/cli/init/codebase/templates.ts": "every file that init writes",
  "payments/src/cli/init/rules/expectations.ts": "who may do what with which collection",
  "payments/src/cli/init/show.ts": "the report of one command",
  "payments/src/cli/main.ts": "an entry exports nothing",
  "payments/src/cli/problems/commands.ts": "the subcommands of one command",
  "payments/src/cli/problems/next-step.ts": "what to do next about a problem or a notification",
  "payments/src/cli/processes/process-tree.ts": "looking at a process tree, and ending it",
  "payments/src/cli/replay/commands.ts": "the subcommands of one command",
  "payments/src/config/setting.ts": "the text and the name of one setting",
  "payments/src/deadlines.ts": "all time budgets, because they must fit each other",
  "payments/src/fields.ts": "schemas of single fields",
  "payments/src/firestore/paths.ts": "every path",
  "payments/src/firestore/queries.ts": "every query",
  "payments/src/index.ts": "the public API",
  "payments/src/options.ts": "the public options",
  "payments/src/order-store/notification-store.ts": "every write of one collection",
  "payments/src/order-store/order-document.ts": "reading and writing of one document",
  "payments/src/order-store/pending-order-store.ts": "every access to one collection",
  "payments/src/orders/check-schedule.ts": "all points in time of one schedule",
  "payments/src/orders/order-lines.ts": "arithmetic of order lines",
  "payments/src/orders/problems.ts": "the ranks of one enumeration",
  "payments/src/root.ts": "the package's root",
  "payments/src/spending/parse-request.ts": "the requests of both callables",
  "payments/src/spending/spend-document.ts": "reading and writing of one document",
  "payments/src/webhook/notification-schemas.ts": "a schema for each type of notification",
  "payments/src/webhook/to-order-event.ts": "one translation for each type of notification",
  "payments/src/webhook/to-order-extras.ts": "what a notification adds to an order event",
  "payments/src/webhook/to-subscription-event.ts": "one translation for each type of notification",
  "simulator/src/buyer.ts": "a buyer, in two forms",
  "simulator/src/control/action-bodies.ts": "a schema for each action",
  "simulator/src/countries.ts": "countries with their currencies",
  "simulator/src/index.ts": "the only entry",
  "simulator/src/options.ts": "schemas of the settings",
  "simulator/src/pay-station/page-style.ts": "the style of all pages",
  "simulator/src/payments/order-state.ts": "every condition of an action",
  "simulator/src/payments/reject-payment.ts": "two ways to reject a payment",
  "simulator/src/subscriptions/subscription-actions.ts": "every action on a subscription",
  "simulator/src/webhooks/notifications/fraud.ts": "the bodies of one subject",
  "simulator/src/webhooks/notifications/order-notification.ts": "the bodies of one subject",
  "simulator/src/webhooks/notifications/common-fields.ts": "fields that several bodies have",
  "simulator/src/webhooks/notifications/subscription.ts": "the bodies of one subject",
  "simulator/src/webhooks/retry-schedule.ts": "when Xsolla retries which notification",
  "stack/settings/ports.ts": "every port of a stack, and who has it",
};

const EXPORT =
  /^export (?:declare )?(?:abstract )?(?:async )?(?:const|function\*?|class|interface|type) (\w+)/gm;

const toKebab = (name: string) =>
  name
    .replace(/([a-z0-9])([A-Z])/g, "$1-$2")
    .replaceAll("_", "-")
    .toLowerCase();

const isNamedAfterExport = (path: string) =>
  [...textOf(path).matchAll(EXPORT)].some(([, name = ""]) => toKebab(name) === basename(path, ".ts"));

const files = filesOf("{payments/src,simulator/src,stack}/**/*.ts");

test("each file is named after an export of its own", () => {
  expect(files.length).toBeGreaterThan(400);
  const others = files.filter((path) => !isNamedAfterExport(path) && !(path in ROOMS));
  expect(others).toEqual([]);
});

test("the list of exceptions has no entry that is not needed", () => {
  const needless = Object.keys(ROOMS).filter((path) => !files.includes(path) || isNamedAfterExport(path));
  expect(needless).toEqual([]);
});
