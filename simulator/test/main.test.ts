import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";

const MAIN = fileURLToPath(new URL("../main.ts", import.meta.url));

function run(flags: string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [MAIN, ...flags], { env: { ...process.env, ...env } });
  onTestFinished(() => {
    child.kill("SIGKILL");
  });
  return child;
}

test.skipIf(process.platform === "win32").each(["SIGINT", "SIGTERM"] as const)(
  "by itself: flags before the environment, and a clean end on %s",
  async (signal) => {
    const child = run(["--port", "0", "--project-id", "7"], {
      XSOLLA_MODE: "separate",
      XSOLLA_PROJECT_ID: "8",
    });
    const [line] = await once(createInterface(child.stdout), "line");
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(String(line))?.[0];
    const health = await (await fetch(`${url}/simulator/health`)).json();
    expect(health).toEqual({ ok: true, projectId: 7, mode: "separate" });
    child.kill(signal);
    expect(await once(child, "exit")).toEqual([0, null]);
  },
);

test.each([
  ["--port", "many"],
  ["--web-shop-user-url", "here"],
])("a flag that makes no sense: %s %s", async (flag, value) => {
  const child = run([flag, value]);
  expect(await once(child, "exit")).toEqual([2, null]);
});
