import { afterEach, expect, test, vi } from "vitest";
import { commandLine } from "../../../../src/cli/command-line.ts";
import { watch } from "../../../../src/cli/problems/commands.ts";
import type { Problems } from "../../../../src/problems/list-problems.ts";

vi.mock("node:timers/promises", () => ({ setTimeout: () => Promise.resolve() }));
afterEach(() => vi.restoreAllMocks());

const lateBy = (auditBehindHours: number): Problems => ({ orders: [], notifications: [], auditBehindHours });

/** Runs the loop on these answers, one after the other. Returns what it printed. */
async function printed(...answers: Problems[]): Promise<string[]> {
  const print = vi.spyOn(console, "log").mockReturnValue();
  const left = answers.values();
  const listProblems = async () => left.next().value ?? Promise.reject(new Error("no more answers"));
  await expect(watch({ listProblems }, commandLine)).rejects.toThrow("no more answers");
  return print.mock.calls.map(([text]) => String(text));
}

test("an unchanged list is printed once", async () => {
  expect(await printed(lateBy(0), lateBy(0), lateBy(0))).toEqual([
    expect.stringContaining("There are no problems"),
  ]);
});

test("a list that has changed is printed again, and once more when it changes back", async () => {
  expect(await printed(lateBy(0), lateBy(3), lateBy(3), lateBy(0))).toEqual([
    expect.stringContaining("There are no problems"),
    expect.stringContaining("3 hours late"),
    expect.stringContaining("There are no problems"),
  ]);
});
