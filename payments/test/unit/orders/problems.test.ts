import { expect, test } from "vitest";
import type { Problem } from "../../../src/orders/order.ts";
import { gravityOf, severityOf } from "../../../src/orders/problems.ts";

test.each<[Problem | null, string]>([
  [null, "INFO"],
  ["declined", "WARNING"],
  ["items-mismatch", "WARNING"],
  ["sandbox-not-granted", "WARNING"],
  ["paid-not-done", "ERROR"],
  ["paid-when-canceled", "ERROR"],
  ["user-gone", "ERROR"],
])("%s is logged at %s", (problem, severity) => {
  expect(severityOf({ problem })).toBe(severity);
});

test("problems are ranked by gravity, and the text of a human ranks highest", () => {
  const ranks = ["declined", "paid-not-done", "dispute", "ask the bank"].map(gravityOf);
  expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
  expect(new Set(ranks).size).toBe(ranks.length);
});
