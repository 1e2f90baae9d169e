import { afterEach, expect, test, vi } from "vitest";
import { commandLineOn } from "../../../../src/cli/command-line.ts";
import { list } from "../../../../src/cli/replay/commands.ts";
import type { StoredNotification } from "../../../../src/order-store/stored-notification.ts";

afterEach(() => vi.restoreAllMocks());

async function* openNotifications(): AsyncGenerator<StoredNotification> {
  yield {
    id: "0123456789abcdef",
    type: "order_paid",
    outcome: "failed",
    reason: null,
    uid: "ada",
    orderId: null,
    rawBody: "{}",
    attempts: 1,
    receivedAt: new Date(0),
  };
}

test.each([
  ["my-game", 2],
  [undefined, 0],
])("given the project %s, %i commands of the next steps repeat it", async (project, times) => {
  const print = vi.spyOn(console, "log").mockReturnValue();
  await list({ openNotifications }, commandLineOn({ project }));
  const text = print.mock.calls.join("\n");
  expect(text).toContain("replay show <id>");
  expect(text).toContain("replay handle <id>…");
  expect(text.split("--project my-game").length - 1).toBe(times);
  expect(text.split("--project").length - 1).toBe(times);
});
