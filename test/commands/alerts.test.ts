// `alerts` against a stand-in for Google that stores what is written to it.
import { execa } from "execa";
import { beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { PROJECT, useStudio } from "../support/healthy-studio.ts";
import { PROGRAM } from "../support/program.ts";

const EMAIL = "ada@game.example";
const POLICIES = `/v3/projects/${PROJECT}/alertPolicies`;

const studio = await useStudio();

beforeEach(() => {
  studio.answer("/v3/{p}/alertPolicies", { alertPolicies: [] });
  studio.answer("/v3/{p}/notificationChannels", {});
  studio.answer("/v3/{p}/uptimeCheckConfigs", {});
  studio.answer("/v1/{p}/dashboards", {});
  studio.answer("/v2/{p}/metrics", {});
});

const report = z.object({
  resources: z.array(z.object({ name: z.string(), change: z.enum(["create", "update", "none"]) })),
  ok: z.literal(true),
});

const run = (...args: string[]) =>
  execa(process.execPath, [PROGRAM, "alerts", ...args], {
    cwd: studio.folder.directory,
    env: { ...studio.environment, FIRESTORE_EMULATOR_HOST: "", FIREBASE_AUTH_EMULATOR_HOST: "" },
    reject: false,
  });
const changes = async () => {
  const { stdout, stderr, exitCode } = await run("--email", EMAIL, "--json");
  expect({ exitCode, stderr }).toMatchObject({ exitCode: 0 });
  return report.parse(JSON.parse(stdout)).resources;
};

test("everything is created once with the address, and a second run changes nothing", async () => {
  const first = await changes();
  expect(first.length).toBeGreaterThan(20);
  expect(first.every(({ change }) => change === "create")).toBe(true);
  const policies = studio.google.written.filter(({ path }) => path === POLICIES);
  expect(policies.length).toBeGreaterThan(10);
  for (const { body } of policies)
    expect(body).toMatchObject({
      userLabels: { app: "xsolla-payments" },
      notificationChannels: [expect.stringContaining("/notificationChannels/")],
    });
  expect(JSON.stringify(studio.google.written)).not.toMatch(/\{(host|path|project)\}/);

  studio.google.written.length = 0;
  const second = await changes();
  expect(second.map(({ name }) => name)).toEqual(first.map(({ name }) => name));
  expect(second.every(({ change }) => change === "none")).toBe(true);
  expect(studio.google.written).toEqual([]);

  // The doctor finds the new alerts.
  expect((await studio.diagnose()).get("alerts")?.status).toBe("ok");
});

test("a resource that was changed by hand is restored in place", async () => {
  await changes();
  studio.google.written.length = 0;
  studio.amend("/v3/{p}/alertPolicies", (body) => body.replace('"thresholdValue":5', '"thresholdValue":500'));
  studio.amend("/v2/{p}/metrics", (body) => body.replace("sweep.ended", "something.else"));
  const changed = (await changes()).filter(({ change }) => change !== "none");
  expect(changed).toEqual([
    { name: expect.stringMatching(/^metrics\/sweeps/), change: "update" },
    { name: "alerts/storage-down", change: "update" },
  ]);
  expect(studio.google.written.map(({ method }) => method)).toEqual(["PUT", "PATCH"]);
  expect((await changes()).filter(({ change }) => change !== "none")).toEqual([]);
});

test("alerts and channels of others stay as they are", async () => {
  const theirs = {
    name: "theirs",
    displayName: "Xsolla payments: nobody can buy",
    userLabels: { alert: "misconfigured" },
  };
  studio.answer("/v3/{p}/alertPolicies", { alertPolicies: [theirs] });
  studio.answer("/v3/{p}/notificationChannels", {
    notificationChannels: [{ name: "c", type: "email", labels: { email_address: "else@game.example" } }],
  });
  expect((await changes()).every(({ change }) => change === "create")).toBe(true);
  expect(studio.google.written.every(({ method }) => method === "POST")).toBe(true);
});

test.each([
  [["--email", "nobody"], "not an e-mail address"],
  [[], "--email"],
  [["--email", EMAIL, "--project", "demo-game"], "exists on this machine only"],
])("%j is refused", async (args, why) => {
  const { exitCode, stderr } = await run(...args);
  expect(exitCode).toBe(1);
  expect(stderr).toContain(why);
  expect(studio.google.written).toEqual([]);
});

test("a refusal of Google is reported last", async () => {
  studio.answer("/v2/{p}/metrics", { error: { message: "Permission denied on logging.logMetrics." } }, 403);
  const { exitCode, stderr } = await run("--email", EMAIL);
  expect(exitCode).toBe(1);
  expect(stderr).toMatch(/failed: .*Permission denied on logging\.logMetrics\.$/);
});
