// Each row is one fault, in a set-up that is correct otherwise.
import { readFileSync } from "node:fs";
import { execa } from "execa";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { CHECKS } from "../../payments/src/cli/doctor/checks.ts";
import { HTML_PAGE, refusal } from "../support/deployed-stand-in.ts";
import { rulesAnswer } from "../support/google-stand-in.ts";
import { MERCHANT, PROJECT, type Studio, startStudio, unityScene } from "../support/healthy-studio.ts";

/** Checks that cannot run here: the host's own Firestore client does not use the stand-in. */
const NOT_HERE = ["waiting"];

// Each command is a process of its own.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

let studio: Studio;
let healthy: Map<string, string>;

beforeAll(async () => {
  vi.spyOn(process, "cwd").mockImplementation(() => studioDirectory);
  studioDirectory = process.cwd();
  studio = await startStudio();
  studioDirectory = studio.folder.directory;
});
let studioDirectory = "/";
afterAll(() => studio.close());
beforeEach(() => studio.heal());

const statuses = async () => new Map([...(await studio.diagnose())].map(([id, { status }]) => [id, status]));

test("a healthy set-up is green", async () => {
  const reports = [...(await studio.diagnose()).values()];
  const notGood = reports.filter(({ status }) => status !== "ok");
  expect(notGood.map(({ id }) => id)).toEqual(NOT_HERE);
  healthy = new Map(reports.map(({ id, status }) => [id, status]));
});

interface Row {
  /** The fault. */
  what: string;
  seed: () => unknown;
  /** A part of the message. */
  says: string | RegExp;
  /** Checks that are skipped because of this fault. */
  skips?: string[];
}

const ORDER_WEBHOOK = ["webhook-url", "webhook-enabled", "webhook-secret"];
const ADMIN = ["webhook-set", ...ORDER_WEBHOOK, "currencies", "contract"];
const FIRESTORE = ["rules", "indexes", "ttl"];

const account = (settings: object) => studio.control("PATCH", "/settings", { account: settings });
const item = (change: object) => studio.control("PUT", "/items/sword", change);
const webhook = (change: object) =>
  studio.control("PUT", "/webhook-settings", {
    url: studio.deployed.webhookUrl,
    secret: "webhook-key-of-the-studio",
    is_enabled: true,
    ...change,
  });
const rules = (change: (content: string) => string) =>
  studio.amend("/v1/{p}/rulesets/1", (body) => {
    const content: string = JSON.parse(body).source.files[0].content;
    return JSON.stringify(rulesAnswer(change(content)));
  });
const FUNCTIONS = "/v2/{p}/locations/-/functions";
const SWEEP = "/v1/{p}/locations/us-central1/jobs/firebase-schedule-reconcileOrders-us-central1";

const ROWS: Record<string, Row[]> = {
  parameters: [
    {
      what: "a country in small letters",
      seed: () => studio.setParameters({ XSOLLA_DEFAULT_COUNTRY: "us" }),
      says: 'XSOLLA_DEFAULT_COUNTRY is "us"; expected two capital letters such as US',
      skips: ["contract"],
    },
    {
      what: "a flag that is no flag",
      seed: () => studio.setParameters({ ENFORCE_APP_CHECK: "yes" }),
      says: 'ENFORCE_APP_CHECK is "yes"; expected true or false',
    },
    {
      what: "a return URL that is none",
      seed: () => studio.setParameters({ XSOLLA_RETURN_URLS: "https://game.example,/shop" }),
      says: 'XSOLLA_RETURN_URLS is "/shop"',
    },
  ],
  "store-url": [
    {
      what: "the simulator in production",
      seed: () => studio.setParameters({ XSOLLA_STORE_URL: "http://127.0.0.1:5252" }),
      says: "sells through http://127.0.0.1:5252",
    },
  ],
  "sandbox-live": [
    {
      what: "the sandbox",
      seed: () => studio.setParameters({ XSOLLA_SANDBOX: "true" }),
      says: "XSOLLA_SANDBOX is true",
    },
  ],
  "webhook-ips": [
    {
      what: "one of Xsolla's addresses is left out",
      seed: () =>
        studio.setParameters({
          XSOLLA_WEBHOOK_IPS: "185.30.20.0/22,34.94.43.207,35.236.73.234,34.94.69.44,34.102.22.197",
        }),
      says: "34.102.38.178",
    },
  ],
  "sales-stopped": [
    {
      what: "no orders a minute",
      seed: () => studio.setParameters({ MAX_ORDERS_PER_MINUTE: "0" }),
      says: "MAX_ORDERS_PER_MINUTE is 0",
    },
  ],
  "api-key": [
    {
      what: "a key that was revoked",
      seed: () => account({ keyScope: "none" }),
      says: "…1234",
      skips: ["api-key-user", "merchant-id", ...ADMIN],
    },
  ],
  "api-key-user": [
    {
      what: "a key of the project, used with the merchant id",
      seed: () => account({ keyScope: "project" }),
      says: "works with the project id",
      skips: ["merchant-id"],
    },
    {
      what: "a key of the company, used with the project id",
      seed: async () => {
        studio.setParameters({ XSOLLA_MERCHANT_ID: "0" });
        studio.asked.merchant = MERCHANT;
        await account({ keyScope: "company" });
      },
      says: "works with the merchant id",
    },
  ],
  "merchant-id": [
    {
      what: "the merchant id as project id",
      seed: () => studio.setParameters({ XSOLLA_PROJECT_ID: String(MERCHANT) }),
      says: "202 is the merchant id",
      skips: ["api-key-user", "catalogue", "prices", "skus", ...ADMIN],
    },
    {
      what: "a project of somebody else's",
      seed: () => studio.setParameters({ XSOLLA_PROJECT_ID: "999" }),
      says: "company 202 has no project 999; it has 101",
      skips: ["api-key-user", "catalogue", "prices", "skus", ...ADMIN],
    },
  ],
  catalogue: [
    {
      what: "nothing is sold in one of the countries",
      seed: () =>
        studio.control("POST", "/faults", {
          on: "catalogue",
          kind: "status",
          status: 200,
          body: { items: [], has_more: false },
          times: 0,
        }),
      says: "the catalogue is empty in US, JP",
      skips: ["prices", "currencies", "skus", "contract"],
    },
  ],
  prices: [
    { what: "an item without a price", seed: () => item({ prices: null }), says: "no price in US: sword" },
    {
      what: "an item without a default price",
      seed: () => {
        studio.asked.countries = ["US"];
        return item({ prices: { EUR: "1.00", USD: "1.00" }, default_currency: "GBP" });
      },
      says: "no default price, so none in most countries: sword",
    },
  ],
  currencies: [
    {
      what: "a currency that one item lacks",
      seed: () => item({ prices: { USD: "4.99" } }),
      says: "sword has no price in EUR",
    },
  ],
  skus: [
    {
      what: "an SKU that Firestore reserves",
      seed: () =>
        studio.control("POST", "/faults", {
          on: "catalogue",
          kind: "status",
          status: 200,
          body: {
            has_more: false,
            items: ["__vip__", "sword"].map((sku) => ({ sku, price: { amount: "1.00", currency: "USD" } })),
          },
          times: 0,
        }),
      says: "__vip__",
      skips: ["contract"],
    },
  ],
  "webhook-set": [
    {
      what: "no settings of the order webhooks",
      seed: () => studio.control("DELETE", "/webhook-settings"),
      says: "Publisher Account",
      skips: ORDER_WEBHOOK,
    },
  ],
  "webhook-url": [
    {
      what: "another URL",
      seed: () => webhook({ url: `${studio.deployed.webhookUrl}/old` }),
      says: "/xsollaWebhook/old, not to",
    },
  ],
  "webhook-enabled": [
    { what: "switched off", seed: () => webhook({ is_enabled: false }), says: "are disabled" },
  ],
  "webhook-secret": [
    { what: "another key", seed: () => webhook({ secret: "another" }), says: "does not contain" },
  ],
  "webhook-answers": [
    {
      what: "nothing is deployed there",
      seed: () => Object.assign(studio.deployed, { webhook: { status: 404, body: HTML_PAGE } }),
      says: "nothing is deployed at",
      skips: ["webhook-signed", "webhook-fast"],
    },
    {
      what: "nobody may call it",
      seed: () => Object.assign(studio.deployed, { webhook: { status: 403, body: HTML_PAGE } }),
      says: "is not public",
      skips: ["webhook-signed", "webhook-fast"],
    },
    {
      what: "another function",
      seed: () => Object.assign(studio.deployed, { webhook: { status: 200, body: "" } }),
      says: "HTTP 200 to an unsigned notification",
      skips: ["webhook-signed", "webhook-fast"],
    },
  ],
  "webhook-signed": [
    {
      what: "an older secret",
      seed: () => Object.assign(studio.deployed, { secrets: ["older"] }),
      says: "older XSOLLA_WEBHOOK_SECRET",
    },
    {
      what: "a wrong parameter",
      seed: () => Object.assign(studio.deployed, { signed: refusal("INTERNAL_ERROR", 500) }),
      says: "a parameter is wrong",
    },
  ],
  "webhook-fast": [
    {
      what: "a slow answer",
      seed: () => Object.assign(studio.deployed, { delayMs: 3_050 }),
      says: /took 3\.\d s/,
    },
  ],
  "callable-answers": [
    {
      what: "nothing is deployed there",
      seed: () => Object.assign(studio.deployed, { callable: { status: 404, body: HTML_PAGE } }),
      says: "another region or project",
    },
    {
      what: "nobody may call it",
      seed: () => Object.assign(studio.deployed, { callable: { status: 403, body: HTML_PAGE } }),
      says: "is not public",
    },
  ],
  contract: [
    { what: "no agreement", seed: () => account({ agreementSigned: false }), says: "is not signed" },
  ],
  "unity-settings": [
    {
      what: "another region",
      seed: () => studio.folder.write("game/Assets/Shop.unity", unityScene({ region: "europe-west1" })),
      says: 'Assets/Shop.unity has region "europe-west1"',
    },
    {
      what: "another project",
      seed: () => studio.folder.write("game/Assets/Shop.unity", unityScene({ projectId: "demo-xsolla" })),
      says: 'projectId "demo-xsolla"',
    },
    {
      what: "the emulator",
      seed: () =>
        studio.folder.write(
          "game/Assets/Shop.unity",
          unityScene({ functionsEmulator: "http://127.0.0.1:5001" }),
        ),
      says: "functionsEmulator",
    },
  ],
  billing: [
    {
      what: "no billing",
      seed: () => studio.answer("/v1/{p}/billingInfo", { billingEnabled: false }),
      says: "Blaze",
    },
  ],
  apis: [
    {
      what: "an API that is off",
      seed: () => studio.answer("/v1beta1/{p}/services/secretmanager.googleapis.com", { state: "DISABLED" }),
      says: "secretmanager.googleapis.com",
    },
  ],
  firestore: [
    {
      what: "no database",
      seed: () => studio.answer("/v1/{p}/databases/(default)", {}, 404),
      says: "there is no Firestore database (default)",
      skips: FIRESTORE,
    },
    {
      what: "Datastore mode",
      seed: () => studio.answer("/v1/{p}/databases/(default)", { type: "DATASTORE_MODE" }),
      says: "Datastore mode",
      skips: FIRESTORE,
    },
  ],
  rules: [
    {
      what: "the rules of the console's test mode",
      seed: () =>
        rules((own) =>
          own.replace(
            "match /xsollaPlayers",
            "match /{document=**} { allow read, write: if request.time < timestamp.date(2026, 12, 1); }\n match /xsollaPlayers",
          ),
        ),
      says: "everybody until 2026-12-1",
    },
    {
      what: "everything is open",
      seed: () =>
        rules((own) =>
          own.replace(
            "match /xsollaPlayers",
            "match /{document=**} { allow write: if true; }\n match /xsollaPlayers",
          ),
        ),
      says: "lets everybody write",
    },
    {
      what: "our blocks are missing",
      seed: () =>
        rules(
          () =>
            "service cloud.firestore { match /databases/{database}/documents { match /users/{uid} { allow read, write: if request.auth.uid == uid; } } }",
        ),
      says: "do not let players read their xsollaOrders",
    },
    {
      what: "no rules at all",
      seed: () => studio.answer("/v1/{p}/releases", {}),
      says: "no rules are deployed",
    },
  ],
  indexes: [
    {
      what: "an index that is missing",
      seed: () =>
        studio.amend("/v1/{p}/databases/(default)/collectionGroups/-/indexes", (body) =>
          JSON.stringify({ indexes: JSON.parse(body).indexes.slice(1) }),
        ),
      says: "not deployed: xsollaOrders(status, createdAt)",
    },
    {
      what: "an index that is being built",
      seed: () =>
        studio.amend("/v1/{p}/databases/(default)/collectionGroups/-/indexes", (body) =>
          body.replace("READY", "CREATING"),
        ),
      says: "still being built",
    },
    {
      what: "a field without its index",
      seed: () =>
        studio.amend("/v1/{p}/databases/(default)/collectionGroups/-/fields", (body) =>
          body.replace("fields/nextCheckAt", "fields/other"),
        ),
      says: "not deployed: xsollaPendingOrders(nextCheckAt)",
    },
  ],
  ttl: [
    {
      what: "no TTL",
      seed: () =>
        studio.amend("/v1/{p}/databases/(default)/collectionGroups/-/fields", (body) =>
          body.replace('"state":"ACTIVE"', '"state":"NEEDS_REPAIR"'),
        ),
      says: "nothing deletes old documents of",
    },
  ],
  auth: [
    {
      what: "no Authentication",
      seed: () => studio.answer("/admin/v2/{p}/config", {}, 404),
      says: "not set up",
    },
    {
      what: "no guests",
      seed: () => studio.answer("/admin/v2/{p}/config", { signIn: { email: { enabled: true } } }),
      says: "guests cannot sign in",
    },
  ],
  functions: [
    {
      what: "a function that is not deployed",
      seed: () =>
        studio.amend(FUNCTIONS, (body) => body.replaceAll("/functions/reconcileOrders", "/functions/older")),
      says: "not deployed in us-central1: reconcileOrders",
    },
    {
      what: "another region",
      seed: () =>
        studio.amend(FUNCTIONS, (body) =>
          body.replaceAll("us-central1/functions/xsollaWebhook", "europe-west1/functions/xsollaWebhook"),
        ),
      says: "xsollaWebhook is in europe-west1, not in us-central1",
    },
    {
      what: "a failed deployment",
      seed: () => studio.amend(FUNCTIONS, (body) => body.replace('"ACTIVE"', '"FAILED"')),
      says: "is FAILED",
    },
  ],
  "secret-versions": [
    {
      what: "an older version is deployed",
      seed: () => studio.amend(FUNCTIONS, (body) => body.replace('"version":"3"', '"version":"2"')),
      says: /uses version 2 of XSOLLA_\w+, not 3/,
    },
    {
      what: "a secret in quotation marks",
      seed: () => {
        studio.deployed.secrets.push('"webhook-key-of-the-studio"');
        studio.amend("/v1/{p}/secrets/XSOLLA_WEBHOOK_SECRET/versions/latest:access", (body) =>
          body.replace(
            /"data":"[^"]+"/,
            `"data":"${Buffer.from('"webhook-key-of-the-studio"').toString("base64")}"`,
          ),
        );
        return webhook({ secret: '"webhook-key-of-the-studio"' });
      },
      says: "quotation marks",
    },
    {
      what: "a latest version that is switched off",
      seed: () => {
        studio.answer("/v1/{p}/secrets/XSOLLA_WEBHOOK_SECRET/versions/latest:access", {}, 400);
        studio.answer("/v1/{p}/secrets/XSOLLA_WEBHOOK_SECRET/versions/latest", {
          name: "a/versions/4",
          state: "DISABLED",
        });
      },
      says: "is disabled or destroyed in version 4",
      skips: ["webhook-secret", "webhook-signed", "webhook-fast"],
    },
    {
      what: "no secret",
      seed: () => {
        studio.google.answers.delete(
          `/v1/projects/${PROJECT}/secrets/XSOLLA_WEBHOOK_SECRET/versions/latest:access`,
        );
      },
      says: "XSOLLA_WEBHOOK_SECRET is not in Secret Manager",
      skips: ["webhook-secret", "webhook-signed", "webhook-fast"],
    },
  ],
  "deployed-parameters": [
    {
      what: "another value is deployed",
      seed: () =>
        studio.amend(FUNCTIONS, (body) =>
          body.replaceAll('"XSOLLA_SANDBOX":"false"', '"XSOLLA_SANDBOX":"true"'),
        ),
      says: 'XSOLLA_SANDBOX is "true" as deployed, "false" in the files',
    },
  ],
  "service-account": [
    {
      what: "no right to use Firestore",
      seed: () =>
        studio.amend("/v1/{p}:getIamPolicy", (body) => body.replace("roles/datastore.user", "roles/browser")),
      says: "may not use Firestore",
    },
    {
      what: "no right to read Firebase Auth",
      seed: () =>
        studio.amend("/v1/{p}:getIamPolicy", (body) =>
          body.replace("roles/firebaseauth.viewer", "roles/browser"),
        ),
      says: "may not read Firebase Auth",
    },
    {
      what: "no right to read a secret",
      seed: () => studio.answer("/v1/{p}/secrets/XSOLLA_API_KEY:getIamPolicy", {}),
      says: "may not read XSOLLA_API_KEY",
    },
  ],
  scheduler: [
    { what: "no job", seed: () => studio.answer(SWEEP, {}, 404), says: "nothing runs reconcileOrders" },
    { what: "a paused job", seed: () => studio.answer(SWEEP, { state: "PAUSED" }), says: "is paused" },
    {
      what: "a run that failed",
      seed: () => studio.answer(SWEEP, { state: "ENABLED", status: { code: 13 } }),
      says: "failed with code 13",
    },
    {
      what: "a job that stands still",
      seed: () => studio.answer(SWEEP, { state: "ENABLED", lastAttemptTime: "2026-01-01T00:00:00Z" }),
      says: "ran last at 2026-01-01",
    },
  ],
  alerts: [
    {
      what: "no alerts",
      seed: () => studio.answer("/v3/{p}/alertPolicies", {}),
      says: "there are no alerts",
    },
    {
      what: "nobody to tell",
      seed: () => studio.answer("/v3/{p}/alertPolicies", { alertPolicies: [{ name: "1" }] }),
      says: "1 of 1 alerts have no recipient",
    },
  ],
};

describe("each fault is found, and nothing else changes", () => {
  const rows = Object.entries(ROWS).flatMap(([id, found]) =>
    found.map((row): [string, string, Row] => [id, row.what, row]),
  );
  test.each(rows)("%s: %s", async (id, _what, { seed, says, skips = [] }) => {
    await seed();
    const reports = await studio.diagnose();
    const report = reports.get(id);
    const severity = CHECKS.find((check) => check.id === id)?.severity;
    expect(report).toMatchObject({
      status: severity,
      message: typeof says === "string" ? expect.stringContaining(says) : expect.stringMatching(says),
      fix: expect.stringMatching(/\S/),
    });
    const expected = new Map(healthy);
    for (const skipped of skips) expected.set(skipped, "skipped");
    expected.set(id, severity ?? "");
    expect(Object.fromEntries([...reports].map(([key, { status }]) => [key, status]))).toEqual(
      Object.fromEntries(expected),
    );
  });
});

test("every check has a row here, but for what only the emulators show", () => {
  const ids = CHECKS.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect([...Object.keys(ROWS), ...NOT_HERE].sort()).toEqual([...ids].sort());
  expect(CHECKS.flatMap(({ needs = [] }) => needs).filter((id) => !ids.includes(id))).toEqual([]);
});

test("docs/reference/doctor.md lists every check with its severity", () => {
  const page = readFileSync(new URL("../../docs/reference/doctor.md", import.meta.url), "utf8");
  const listed = [...page.matchAll(/^\| `([a-z-]+)` \| (error|warning) \|/gm)].map(([, id, severity]) => ({
    id,
    severity,
  }));
  expect(listed).toEqual(CHECKS.map(({ id, severity }) => ({ id, severity })));
});

test("messages and fixes are one line, and show no more than four characters of a secret", async () => {
  await studio.control("PATCH", "/settings", { account: { keyScope: "none" } });
  for (const { message, fix = "" } of (await studio.diagnose()).values()) {
    expect(`${message}${fix}`).not.toMatch(/\n/);
    expect(`${message}${fix}`).not.toContain("y-1234");
    expect(`${message}${fix}`).not.toContain("webhook-key");
  }
});

describe("what cannot be looked at is not shown as good", () => {
  test("a key that may not make administrative calls", async () => {
    await account({ keyReadsAdmin: false });
    const found = await statuses();
    for (const id of ["webhook-set", ...ORDER_WEBHOOK, "currencies"]) expect(found.get(id)).toBe("skipped");
    expect(found.get("prices")).toBe("ok");
    expect(found.get("api-key")).toBe("ok");
  });

  test("Xsolla is down", async () => {
    await studio.control("POST", "/faults", { on: "any", kind: "status", status: 503, times: 0 });
    const found = await statuses();
    for (const id of [
      "api-key",
      "api-key-user",
      "merchant-id",
      "catalogue",
      "prices",
      "webhook-set",
      "contract",
    ])
      expect(found.get(id)).toBe("skipped");
    expect(found.get("webhook-answers")).toBe("ok");
  });

  test("Google refuses", async () => {
    for (const path of studio.google.answers.keys())
      studio.google.answers.set(path, { status: 403, body: { error: { message: "Permission denied." } } });
    const reports = await studio.diagnose();
    const google = CHECKS.filter(({ group }) => group === "Google");
    for (const { id } of google)
      expect(reports.get(id)).toMatchObject({
        status: "skipped",
        message: expect.stringContaining("Permission denied"),
      });
    expect(reports.get("api-key")?.status).toBe("skipped");
    expect(reports.get("callable-answers")?.status).toBe("ok");
  });

  test("what was not asked for", async () => {
    studio.asked = { webhookUrl: studio.deployed.webhookUrl, callableUrl: studio.deployed.callableUrl };
    const reports = await studio.diagnose();
    for (const [id, option] of [
      ["sandbox-live", "--live"],
      ["contract", "--mint"],
      ["unity-settings", "--unity"],
    ] as const)
      expect(reports.get(id)).toMatchObject({ status: "skipped", message: expect.stringContaining(option) });
  });
});

test("its own environment is not judged", async () => {
  studio.environment.XSOLLA_SANDBOX = "true";
  vi.stubEnv("XSOLLA_DEFAULT_COUNTRY", "nowhere");
  const found = await statuses();
  delete studio.environment.XSOLLA_SANDBOX;
  vi.unstubAllEnvs();
  expect(found).toEqual(healthy);
});

describe("the command", () => {
  const run = (...args: string[]) =>
    execa(
      process.execPath,
      [
        new URL("../../payments/bin/xsolla-firebase-payments.js", import.meta.url).pathname,
        "doctor",
        ...args,
      ],
      {
        cwd: studio.folder.directory,
        env: { ...studio.environment, FIRESTORE_EMULATOR_HOST: "", FIREBASE_AUTH_EMULATOR_HOST: "" },
        reject: false,
      },
    );
  const urls = () => [
    "--webhook-url",
    studio.deployed.webhookUrl,
    "--callable-url",
    studio.deployed.callableUrl,
  ];

  test("a healthy set-up ends with 0, in groups, and says where it asks", async () => {
    const { exitCode, stdout, stderr } = await run("--project", PROJECT, "--live", ...urls());
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^Files\n {2}✔ parameters/);
    expect(stdout).toMatch(/– contract +skipped: needs --mint/);
    expect(stdout).toMatch(/\d+ ok, 0 warnings, 0 errors, 3 skipped$/);
    expect(stderr).toContain(`XSOLLA_STORE_URL is ${studio.simulator.url}`);
    expect(stderr).toContain(`GOOGLE_API_URL is ${studio.google.origin}`);
  });

  test("an error ends with 1, and a fix stands in the next line", async () => {
    studio.setParameters({ MAX_ORDERS_PER_MINUTE: "0" });
    const { exitCode, stdout } = await run("--only", "sales-stopped");
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(
      /✘ sales-stopped .*\n +→ set MAX_ORDERS_PER_MINUTE=10 in functions\/.env.real-game\n/,
    );
  });

  test("--json is one document, with what was asked for only", async () => {
    const { exitCode, stdout } = await run("--json", "--only", "webhook-url,billing", ...urls());
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toEqual({
      checks: [
        { id: "webhook-url", status: "ok", message: expect.any(String) },
        { id: "billing", status: "ok", message: expect.any(String) },
      ],
      ok: true,
    });
  });

  test.each([
    [["--only", "nothing"], 'there is no check "nothing"'],
    [["--country", "usa"], "two capital letters"],
    [["--host", "elsewhere"], "package.json"],
  ])("%j is refused", async (args, why) => {
    const { exitCode, stderr, stdout } = await run(...args);
    expect(exitCode).toBe(1);
    expect(stderr).toContain(why);
    expect(stdout).toBe("");
  });

  test("an origin that is neither https nor on this machine is refused: the key would go there", async () => {
    studio.environment.GOOGLE_API_URL = "http://google.example";
    const { exitCode, stderr } = await run();
    studio.environment.GOOGLE_API_URL = studio.google.origin;
    expect(exitCode).toBe(1);
    expect(stderr).toContain("GOOGLE_API_URL must begin with https://");
  });
});
