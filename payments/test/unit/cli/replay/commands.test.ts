import { afterEach, expect, test, vi } from "vitest";
import { commandLineOn } from "../../../../src/cli/command-line.ts";
import { list } from "../../../../src/cli/replay/commands.ts";
import type { StoredNotification } from "../../../../src/order-store/stored-notification.ts";
import { FAILED_NOTIFICATION } from "../../../support/failed-notification.ts";

afterEach(() => vi.restoreAllMocks());

async function* openNotifications(): AsyncGenerator<StoredNotification> {
  yield FAILED_NOTIFICATION;
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
