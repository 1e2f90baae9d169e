// The doctor on a demo project: its requests to the functions and Firestore, with the real ones of the emulators.
import { fileURLToPath } from "node:url";
import { execa } from "execa";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { fullHour, setAuditedUntil, withinAnHour } from "../../support/audits.ts";
import { functionUrl, remove, stack, write } from "../../support/client.ts";
import type { CodebaseName } from "../../support/codebases.ts";
import { PROGRAM } from "../../support/program.ts";
import { control, newOrderId } from "../../support/xsolla.ts";

const report = z.object({
  checks: z.array(
    z.object({ id: z.string(), status: z.string(), message: z.string(), fix: z.string().optional() }),
  ),
  ok: z.boolean(),
});

async function doctor(host: CodebaseName, ...args: string[]) {
  const { stdout } = await execa(process.execPath, [PROGRAM, "doctor", "--json", "--host", host, ...args], {
    cwd: stack.project.directory,
    env: { GCLOUD_PROJECT: stack.project.projectId },
    reject: false,
  });
  const { checks, ok } = report.parse(JSON.parse(stdout));
  return { ok, statuses: Object.fromEntries(checks.map(({ id, status }) => [id, status])), checks };
}

beforeAll(() =>
  control("PUT", "/webhook-settings", {
    url: functionUrl("sandbox", "xsollaWebhook"),
    secret: stack.secrets.webhookSecrets[0],
    is_enabled: true,
  }),
);
afterAll(() => control("DELETE", "/webhook-settings"));

test("a running stack is healthy, and checks that emulators cannot answer are skipped", async () => {
  const { ok, checks } = await doctor("sandbox");
  const found = checks.filter(
    ({ id, status }) => status !== "skipped" && id !== "waiting" && id !== "webhook-fast",
  );
  expect(found.filter(({ status }) => status !== "ok")).toEqual([]);
  expect(found.map(({ id }) => id)).toEqual(
    expect.arrayContaining([
      "parameters",
      "api-key",
      "prices",
      "webhook-secret",
      "webhook-signed",
      "callable-answers",
    ]),
  );
  expect(ok).toBe(true);
  expect(checks.find(({ id }) => id === "billing")).toMatchObject({ status: "skipped" });
});

test("started by the npm script of a clone, it hints at npm scripts", async () => {
  const script = fileURLToPath(new URL("../../../scripts/run.mjs", import.meta.url));
  const asked = ["doctor", "--json", "--host", "sandbox", "--only", "webhook-url", "--webhook-url"];
  const { stdout } = await execa(process.execPath, [script, ...asked, `${stack.simulator}/elsewhere`], {
    cwd: stack.project.directory,
    env: { GCLOUD_PROJECT: stack.project.projectId },
    reject: false,
  });
  expect(report.parse(JSON.parse(stdout)).checks).toMatchObject([
    { status: "error", fix: `npm run connect -- --project ${stack.project.projectId}` },
  ]);
});

test("a wrong API key is found by asking Xsolla, not the functions", async () => {
  const { ok, statuses } = await doctor("misconfigured", "--only", "api-key,webhook-signed,callable-answers");
  expect(ok).toBe(false);
  expect(statuses).toEqual({ "api-key": "error", "webhook-signed": "ok", "callable-answers": "ok" });
});

test("a webhook that accepts only Xsolla's addresses cannot be tested from here", async () => {
  const { statuses } = await doctor("production", "--only", "webhook-answers,webhook-ips,callable-answers");
  expect(statuses).toEqual({
    "webhook-answers": "skipped",
    "webhook-ips": "warning",
    "callable-answers": "ok",
  });
});

test("another function at the webhook's URL is found", async () => {
  const url = functionUrl("sandbox", "webhookFakeResponse");
  const { statuses } = await doctor(
    "sandbox",
    "--webhook-url",
    url,
    "--only",
    "webhook-answers,webhook-signed",
  );
  expect(statuses).toEqual({ "webhook-answers": "error", "webhook-signed": "skipped" });
});

test("another region is found", async () => {
  const url = functionUrl("sandbox", "getXsollaPaymentToken").replace("us-central1", "us-east1");
  const { checks } = await doctor("sandbox", "--callable-url", url, "--only", "callable-answers");
  expect(checks).toMatchObject([
    { status: "error", message: expect.stringContaining("another region or project") },
  ]);
});

test("connect sets the webhook of a demo project, and deploys nothing", async () => {
  await control("DELETE", "/webhook-settings");
  const connect = async (...args: string[]) => {
    const { stdout, exitCode } = await execa(
      process.execPath,
      [PROGRAM, "connect", "--json", "--host", "sandbox", ...args],
      { cwd: stack.project.directory, env: { GCLOUD_PROJECT: stack.project.projectId }, reject: false },
    );
    const { steps } = z
      .object({ steps: z.array(z.object({ id: z.string(), status: z.string() })) })
      .parse(JSON.parse(stdout));
    return { exitCode, statuses: Object.fromEntries(steps.map(({ id, status }) => [id, status])) };
  };
  const unchanged = { "api-key": "done", parameters: "unchanged", secrets: "unchanged", deploy: "unchanged" };

  const planned = { ...unchanged, "webhook-test": "planned", "webhook-settings": "planned" };
  expect(await connect("--dry-run")).toEqual({ exitCode: 0, statuses: planned });
  const done = { ...unchanged, "webhook-test": "done", "webhook-settings": "done" };
  expect(await connect()).toEqual({ exitCode: 0, statuses: done });
  expect(await control("GET", "/webhook-settings")).toEqual({
    url: functionUrl("sandbox", "xsollaWebhook"),
    secret: stack.secrets.webhookSecrets[0],
    is_enabled: true,
    version: 2,
  });
  expect(await connect()).toEqual({ exitCode: 0, statuses: { ...done, "webhook-settings": "unchanged" } });
});

describe("whatever waits for an operator is counted", () => {
  const count = async (noun: string): Promise<number> => {
    const { checks } = await doctor("sandbox", "--only", "waiting");
    return Number(new RegExp(`(\\d+) ${noun}`).exec(checks[0]?.message ?? "")?.[1] ?? 0);
  };

  test("a notification that failed", async () => {
    const path = `xsollaNotifications/doctor-${newOrderId()}`;
    const before = await count("notification");
    await write(path, { outcome: "failed", receivedAt: new Date(0), type: "order_paid" });
    expect(await count("notification")).toBe(before + 1);
    await write(path, { outcome: "handled", receivedAt: new Date(0), type: "order_paid" });
    expect(await count("notification")).toBe(before);
  });

  test("an order with a grave problem, until it is settled", async () => {
    const path = `xsollaPlayers/doctor/xsollaOrders/${newOrderId()}`;
    const before = await count("orders? with a grave problem");
    const order = { status: "done", problem: "dispute", createdAt: new Date(0) };
    await write(path, order);
    expect(await count("orders? with a grave problem")).toBe(before + 1);
    await write(path, { ...order, settled: { note: "talked to the bank", at: new Date() } });
    expect(await count("orders? with a grave problem")).toBe(before);
    await write(path, { ...order, problem: "declined" });
    expect(await count("orders? with a grave problem")).toBe(before);
    await remove(path);
  });

  test("an audit that is late", async () => {
    const late = async () => {
      const { checks } = await doctor("sandbox", "--only", "waiting");
      return /the audit is \d+ hours late/.exec(checks[0]?.message ?? "")?.[0];
    };
    await withinAnHour(async () => {
      await setAuditedUntil(fullHour(-7));
      expect(await late()).toBe("the audit is 7 hours late");
    });
    await setAuditedUntil(fullHour(0));
    expect(await late()).toBeUndefined();
  });

  test("an order that the sweep should have looked at", async () => {
    const path = `xsollaPlayers/doctor/xsollaPendingOrders/${newOrderId()}`;
    const before = await count("orders?$");
    await write(path, { nextCheckAt: new Date(Date.now() - 2 * 60 * 60_000) });
    expect(await count("orders?$")).toBe(before + 1);
    await remove(path);
    expect(await count("orders?$")).toBe(before);
  });
});
