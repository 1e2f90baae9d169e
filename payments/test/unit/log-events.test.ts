// Operators rely on the table of log events. It must have exactly the events that the code writes.
import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { LOG_EVENTS } from "../../src/log-events.ts";

const root = new URL("../../src/", import.meta.url);
const source = globSync("**/*.ts", { cwd: root })
  .filter((file) => file !== "log-events.ts")
  .map((file) => readFileSync(new URL(file, root), "utf8"))
  .join("\n");

test.each(Object.keys(LOG_EVENTS))("%s is logged somewhere", (event) => {
  expect(source).toContain(`"${event}"`);
});

test("only log.ts writes to the log", () => {
  const own = /from "firebase-functions\/logger"/g;
  expect(source.match(own)).toHaveLength(1);
});
