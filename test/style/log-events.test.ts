// The table of log events has what the code logs, and docs/reference/logs.md has the table.
import { expect, test } from "vitest";
import { LOG_EVENTS } from "../../payments/src/log-events.ts";
import { writeLogsPage } from "../../scripts/docs/write-logs-page.ts";
import { filesOf, textOf } from "./repository.ts";

const source = filesOf("payments/src/**/*.ts")
  .filter((path) => path !== "payments/src/log-events.ts")
  .map(textOf)
  .join("\n");

test.each(Object.keys(LOG_EVENTS))("%s is logged somewhere", (event) => {
  expect(source).toContain(`"${event}"`);
});

test("only log.ts writes to the log", () => {
  const own = /from "firebase-functions\/logger"/g;
  expect(source.match(own)).toHaveLength(1);
});

test.each(Object.entries(LOG_EVENTS))(
  "the log event %s says what it means and what to do",
  (_name, event) => {
    expect(event.means).toMatch(/\w.*[.]$/s);
    expect(event.action).toMatch(/\w.*[.]$/s);
  },
);

test("docs/reference/logs.md is made from the table of events", () => {
  expect(textOf("docs/reference/logs.md")).toBe(writeLogsPage());
});
