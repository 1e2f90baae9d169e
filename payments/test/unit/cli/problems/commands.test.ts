import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { commandLineOn } from "../../../../src/cli/command-line.ts";
import { list } from "../../../../src/cli/problems/commands.ts";
import type { Problems } from "../../../../src/problems/list-problems.ts";
import { FAILED_NOTIFICATION } from "../../../support/failed-notification.ts";

beforeEach(() => vi.stubEnv("XSOLLA_PAYMENTS_RUN_BY", ""));
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

const FOUND: Problems = {
  orders: [
    { orderId: "7310041", uid: "ada", problem: "paid-when-canceled", status: "canceled" },
    { orderId: "7310042", uid: "ada", problem: "paid-not-done", status: "paid" },
  ],
  notifications: [FAILED_NOTIFICATION],
  auditBehindHours: 0,
};

const COMMANDS = [
  "refund 7310041 --reason <text>",
  "audit --from <day> --to <day>",
  "replay show 0123456789ab",
  "replay handle 0123456789ab",
  "problems settle <id> --note <text>",
].map((command) => `npx xsolla-firebase-payments ${command}`);

async function printed(project: string | undefined): Promise<string> {
  const print = vi.spyOn(console, "log").mockReturnValue();
  await list({ listProblems: async () => FOUND }, commandLineOn({ project }), false);
  return print.mock.calls.join("\n");
}

test("each command of the next steps works on the project that was given", async () => {
  const text = await printed("my-game");
  for (const command of COMMANDS) expect(text).toContain(`${command} --project my-game`);
});

test("the next steps name no project if the default was used", async () => {
  const text = await printed(undefined);
  for (const command of COMMANDS) expect(text).toContain(command);
  expect(text).not.toContain("--project");
});
