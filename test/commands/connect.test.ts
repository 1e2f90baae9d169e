// `connect` against the simulator, with stand-ins for Google, firebase-tools and the deployed functions.
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { execa } from "execa";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { changeEnv } from "../../payments/src/cli/connect/write-env-file.ts";
import { API_KEY, MERCHANT, PROJECT, useStudio, WEBHOOK_SECRET } from "../support/healthy-studio.ts";
import { PROGRAM } from "../support/program.ts";

const PAGE = `https://publisher.xsolla.com/${MERCHANT}/projects/101/edit/webhooks`;

const studio = await useStudio();
let tools: string;

beforeAll(() => {
  tools = mkdtempSync(join(tmpdir(), "npx-"));
  writeFileSync(
    join(tools, "npx"),
    `#!${process.execPath}\nconsole.log("npx " + process.argv.slice(2).join(" "));\nfetch(process.env.DEPLOYED);\n`,
  );
  chmodSync(join(tools, "npx"), 0o755);
});
afterAll(() => rmSync(tools, { recursive: true }));

/** As it is before anything was set up, but for the code. */
beforeEach(async () => {
  await studio.control("DELETE", "/webhook-settings");
  studio.folder.write(`functions/.env.${PROJECT}`, "# ours\nXSOLLA_SANDBOX=true\n");
  for (const path of studio.google.answers.keys())
    if (path.includes("/secrets/")) studio.google.answers.delete(path);
  studio.deployed.secrets = [];
  studio.deployed.onDeploy = () => {
    studio.deployed.secrets = storedKeys();
    show("XSOLLA_API_KEY");
    show("XSOLLA_WEBHOOK_SECRET");
  };
});

const added = z.object({ payload: z.object({ data: z.string() }) });
/** Finds the latest written value of a secret. */
function stored(name: string): string | undefined {
  const last = studio.google.written.findLast(({ path }) => path.endsWith(`/secrets/${name}:addVersion`));
  return last && Buffer.from(added.parse(last.body).payload.data, "base64").toString();
}
const storedKeys = () => (stored("XSOLLA_WEBHOOK_SECRET") ?? held("XSOLLA_WEBHOOK_SECRET")).split(",");
const held = (name: string): string => {
  const body = Object(
    studio.google.answers.get(`/v1/projects/${PROJECT}/secrets/${name}/versions/latest:access`)?.body,
  );
  return Buffer.from(String(body.payload?.data ?? ""), "base64").toString();
};
/** Makes Secret Manager return a value. */
function show(name: string, value = stored(name)): void {
  if (value === undefined) return;
  studio.answer(`/v1/{p}/secrets/${name}/versions/latest:access`, {
    name: `projects/1/secrets/${name}/versions/3`,
    payload: { data: Buffer.from(value).toString("base64") },
  });
}

const report = z.object({
  steps: z.array(z.object({ id: z.string(), status: z.string(), message: z.string() })),
  ok: z.boolean(),
});

async function run(
  args: string[],
  { key = API_KEY, input = "" }: { key?: string | undefined; input?: string } = {},
) {
  const { stdout, stderr, exitCode } = await execa(
    process.execPath,
    [PROGRAM, "connect", "--json", "--webhook-url", studio.deployed.webhookUrl, ...args],
    {
      cwd: studio.folder.directory,
      input,
      env: {
        ...studio.environment,
        FIRESTORE_EMULATOR_HOST: "",
        FIREBASE_AUTH_EMULATOR_HOST: "",
        XSOLLA_API_KEY: key,
        DEPLOYED: new URL("/deploy", studio.deployed.webhookUrl).href,
        PATH: [tools, process.env.PATH].join(delimiter),
      },
      reject: false,
    },
  );
  expect(`${stdout}${stderr}`).not.toContain(API_KEY);
  const read = stdout === "" ? { steps: [], ok: false } : report.parse(JSON.parse(stdout));
  return {
    ...read,
    stderr,
    exitCode,
    statuses: Object.fromEntries(read.steps.map(({ id, status }) => [id, status])),
  };
}

async function webhookSettings(): Promise<Record<string, unknown>> {
  const response = await fetch(`${studio.simulator.url}/simulator/webhook-settings`);
  return z.record(z.string(), z.unknown()).parse(await response.json());
}
const parameters = () => readFileSync(join(studio.folder.directory, `functions/.env.${PROJECT}`), "utf8");

const DONE = {
  "api-key": "done",
  parameters: "done",
  secrets: "done",
  deploy: "done",
  "webhook-test": "done",
  "webhook-settings": "done",
};

describe("a new project", () => {
  test("is set up from one URL and one key, and the doctor then finds nothing", async () => {
    const { statuses, ok, exitCode, stderr } = await run(["--xsolla", PAGE]);
    expect({ ok, exitCode, statuses }).toMatchObject({ ok: true, exitCode: 0, statuses: DONE });
    expect(stderr).toContain(`npx firebase deploy --only functions:payments --project ${PROJECT}`);
    expect(parameters()).toBe("# ours\nXSOLLA_SANDBOX=true\nXSOLLA_PROJECT_ID=101\n");
    expect(stored("XSOLLA_API_KEY")).toBe(API_KEY);
    expect(await webhookSettings()).toEqual({
      url: studio.deployed.webhookUrl,
      secret: stored("XSOLLA_WEBHOOK_SECRET"),
      is_enabled: true,
      version: 2,
    });
    expect(stored("XSOLLA_WEBHOOK_SECRET")).toMatch(/^[0-9a-f]{64}$/);

    const reports = await studio.diagnose();
    for (const id of [
      "api-key",
      "webhook-set",
      "webhook-url",
      "webhook-enabled",
      "webhook-secret",
      "webhook-signed",
    ])
      expect(reports.get(id)).toMatchObject({ status: "ok" });

    studio.google.written.length = 0;
    const again = await run(["--no-deploy"], { key: "" });
    expect(again.statuses).toMatchObject({
      parameters: "unchanged",
      secrets: "unchanged",
      deploy: "unchanged",
      "webhook-settings": "unchanged",
    });
    expect(studio.google.written).toEqual([]);
  });

  test("the key may come from standard input", async () => {
    const { ok } = await run(["--xsolla", PAGE], { key: "", input: `${API_KEY}\n` });
    expect(ok).toBe(true);
    expect(stored("XSOLLA_API_KEY")).toBe(API_KEY);
  });

  test("steps that only a human can take are listed with links", async () => {
    const { steps } = await run(["--xsolla", PAGE]);
    const byHand = steps.filter(({ status }) => status === "by-hand");
    expect(byHand.map(({ id }) => id)).toEqual(["firestore", "publisher-account", "agreement", "doctor"]);
    expect(JSON.stringify(byHand)).toContain(PAGE);
    expect(JSON.stringify(byHand)).toContain(`https://publisher.xsolla.com/${MERCHANT}/agreement`);
  });

  test("the merchant id is written if Xsolla accepts the key only with it", async () => {
    await studio.control("PATCH", "/settings", { account: { keyScope: "company" } });
    const { ok } = await run(["--xsolla", PAGE]);
    expect(ok).toBe(true);
    expect(parameters()).toContain("XSOLLA_PROJECT_ID=101\nXSOLLA_MERCHANT_ID=202\n");
  });
});

describe("keys in use stay", () => {
  test("the key at Xsolla is kept beside the stored ones", async () => {
    show("XSOLLA_WEBHOOK_SECRET", "of-publisher-account");
    await studio.control("PUT", "/webhook-settings", {
      url: "https://old.example",
      secret: WEBHOOK_SECRET,
      is_enabled: true,
    });
    const { ok } = await run(["--xsolla", PAGE]);
    expect(ok).toBe(true);
    expect(stored("XSOLLA_WEBHOOK_SECRET")).toBe(`${WEBHOOK_SECRET},of-publisher-account`);
    expect(await webhookSettings()).toMatchObject({
      url: studio.deployed.webhookUrl,
      secret: WEBHOOK_SECRET,
    });
  });

  test("--rotate makes a new key, and keeps the old ones for deliveries in flight", async () => {
    show("XSOLLA_WEBHOOK_SECRET", WEBHOOK_SECRET);
    await studio.control("PUT", "/webhook-settings", {
      url: studio.deployed.webhookUrl,
      secret: WEBHOOK_SECRET,
      is_enabled: true,
    });
    const { ok, steps } = await run(["--xsolla", PAGE, "--rotate"]);
    expect(ok).toBe(true);
    const [fresh, ...rest] = (stored("XSOLLA_WEBHOOK_SECRET") ?? "").split(",");
    expect(rest).toEqual([WEBHOOK_SECRET]);
    expect((await webhookSettings()).secret).toBe(fresh);
    expect(steps.find(({ id }) => id === "old-key")?.message).toContain("12 hours");
  });
});

describe("a dry run", () => {
  test("changes nothing, and prints each call, with only the last four characters of secrets", async () => {
    show("XSOLLA_WEBHOOK_SECRET", WEBHOOK_SECRET);
    const { steps, ok, exitCode } = await run(["--xsolla", PAGE, "--dry-run"]);
    expect({ ok, exitCode }).toEqual({ ok: true, exitCode: 0 });
    expect(steps.find(({ id }) => id === "webhook-settings")).toEqual({
      id: "webhook-settings",
      status: "planned",
      message: `PUT ${studio.simulator.url}/api/v2/project/101/admin/webhook with ${studio.deployed.webhookUrl} and the secret …udio`,
    });
    expect(steps.find(({ id }) => id === "secrets")?.message).toContain("XSOLLA_API_KEY (…1234)");
    expect(parameters()).toBe("# ours\nXSOLLA_SANDBOX=true\n");
    expect(studio.google.written).toEqual([]);
    const response = await fetch(`${studio.simulator.url}/simulator/webhook-settings`);
    expect(response.status).toBe(404);
  });
});

test("a dry run needs no Google credentials", async () => {
  for (const name of ["XSOLLA_API_KEY", "XSOLLA_WEBHOOK_SECRET"])
    studio.answer(`/v1/{p}/secrets/${name}/versions/latest:access`, {}, 403);
  const { ok, statuses } = await run(["--xsolla", PAGE, "--dry-run"]);
  expect({ ok, statuses }).toMatchObject({
    ok: true,
    statuses: { secrets: "planned", "webhook-settings": "planned" },
  });
});

describe("nothing is sent to Xsolla before the deployed webhook is right", () => {
  test("an older secret is deployed", async () => {
    show("XSOLLA_WEBHOOK_SECRET", "another");
    studio.deployed.onDeploy = () => {
      studio.deployed.secrets = ["older"];
    };
    const { statuses, ok, exitCode, stderr } = await run(["--xsolla", PAGE]);
    expect({ ok, exitCode, statuses }).toMatchObject({
      ok: false,
      exitCode: 1,
      statuses: { "webhook-test": "failed" },
    });
    expect(statuses["webhook-settings"]).toBeUndefined();
    expect(stderr).toMatch(/failed: xsollaWebhook is deployed with an older secret/);
  });

  test("Xsolla refuses the key: nothing is written", async () => {
    await studio.control("PATCH", "/settings", { account: { keyScope: "none" } });
    const { statuses, exitCode } = await run(["--xsolla", PAGE]);
    expect({ exitCode, statuses }).toEqual({ exitCode: 1, statuses: { "api-key": "failed" } });
    expect(studio.google.written).toEqual([]);
    expect(parameters()).toBe("# ours\nXSOLLA_SANDBOX=true\n");
  });

  test("another company's project is refused, with the list of the company's projects", async () => {
    const { steps } = await run(["--xsolla", "https://publisher.xsolla.com/202/projects/999"]);
    expect(steps).toEqual([
      { id: "api-key", status: "failed", message: "company 202 has no project 999; it has 101" },
    ]);
  });

  test("Xsolla requires the webhook to be set up once by hand", async () => {
    await studio.control("PATCH", "/settings", { account: { webhookMustExist: true } });
    const { statuses, ok } = await run(["--xsolla", PAGE]);
    expect({ ok, statuses }).toMatchObject({ ok: true, statuses: { "webhook-settings": "by-hand" } });
  });

  test.each([
    [["--xsolla", "https://publisher.xsolla.com/202"], "not the URL of a project"],
    [[], "--xsolla"],
  ])("%j is refused", async (args, why) => {
    const { exitCode, stderr } = await run(args);
    expect(exitCode).toBe(1);
    expect(stderr).toContain(why);
  });
});

test.each([
  ["", "A=1\n"],
  ["# note\nB=2\n", "# note\nB=2\nA=1\n"],
  ["A=0\nB=2", "A=1\nB=2\n"],
  ["A=0\nAB=3\nexport A = 7\n", "A=0\nAB=3\nA=1\n"],
])("the variable in %j gets its value, and the other lines stay", (text, expected) => {
  expect(changeEnv(text, { A: "1" })).toBe(expected);
});
