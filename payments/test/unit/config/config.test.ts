import { readFileSync } from "node:fs";
import { parseEnv } from "node:util";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import * as params from "../../../../functions/src/params.ts";
import { createConfig } from "../../../src/config/config.ts";
import { failureFrom } from "../../support/failure-from.ts";
import { hostBackend } from "../../support/host-backend.ts";

const DEFAULTS: Record<string, string | number | boolean> = {
  XSOLLA_MERCHANT_ID: 0,
  XSOLLA_SANDBOX: true,
  XSOLLA_STORE_URL: "https://store.xsolla.com",
  XSOLLA_DEFAULT_COUNTRY: "US",
  XSOLLA_CURRENCY: "",
  XSOLLA_UI_THEME: "63295aab2e47fab76f7708e3",
  XSOLLA_ALLOW_COUNTRY_CHANGE: false,
  XSOLLA_REDIRECT: "",
  XSOLLA_WEB_SHOP: false,
  XSOLLA_RETURN_URLS: "",
  XSOLLA_WEBHOOK_IPS: "",
  TRUSTED_PROXY_HOPS: 1,
  MAX_ORDERS_PER_MINUTE: 10,
  ENFORCE_APP_CHECK: false,
  FUNCTIONS_LOCATION: "us-central1",
  MIN_INSTANCES: 0,
  FIRESTORE_DATABASE: "(default)",
};
const WITHOUT_DEFAULT = ["XSOLLA_PROJECT_ID", "XSOLLA_API_KEY", "XSOLLA_WEBHOOK_SECRET"];

const config = hostBackend().config;
const readXsollaProject = () => config.project();
const readCheckoutConfig = () => config.checkout();
const readWebhookConfig = () => config.webhook();

/** The file that a deployment reads. */
const ENV_FILE = parseEnv(readFileSync(new URL("../../../../functions/.env", import.meta.url), "utf8"));

beforeEach(() => {
  for (const [name, value] of Object.entries(ENV_FILE)) vi.stubEnv(name, value);
  vi.stubEnv("XSOLLA_PROJECT_ID", "101");
  vi.stubEnv("XSOLLA_API_KEY", "k-1");
  vi.stubEnv("XSOLLA_WEBHOOK_SECRET", "s-1");
});
afterEach(() => {
  vi.unstubAllEnvs();
});

describe("defaults", () => {
  test("are all in functions/.env", () => {
    const expected = Object.entries(DEFAULTS).map(([name, value]) => [name, String(value)]);
    expect(ENV_FILE).toEqual(Object.fromEntries(expected));
  });

  test("are those of functions/src/params.ts", () => {
    const offered = Object.values(params).flatMap((param) =>
      "default" in param.options ? [[param.name, param.options.default]] : [],
    );
    expect(Object.fromEntries(offered)).toEqual(DEFAULTS);
  });

  test("there is no other parameter", () => {
    const names = Object.values(params).map(({ name }) => name);
    expect(names.toSorted()).toEqual([...Object.keys(DEFAULTS), ...WITHOUT_DEFAULT].toSorted());
  });

  test("are a complete configuration", () => {
    expect(readXsollaProject()).toEqual({
      storeUrl: "https://store.xsolla.com",
      projectId: 101,
      userName: 101,
      apiKey: "k-1",
    });
    expect(readCheckoutConfig()).toEqual({
      sandbox: true,
      defaultCountry: "US",
      currency: "",
      uiTheme: "63295aab2e47fab76f7708e3",
      returnUrls: [],
      trustedProxyHops: 1,
      maxOrdersPerMinute: 10,
      allowCountryChange: false,
      redirect: "",
    });
    expect(readWebhookConfig()).toEqual({
      projectId: 101,
      webhookSecret: ["s-1"],
      webhookIps: [],
      trustedProxyHops: 1,
    });
  });
});

describe("values", () => {
  test("a merchant id replaces the project id as user name", () => {
    vi.stubEnv("XSOLLA_MERCHANT_ID", "202");
    expect(readXsollaProject()).toMatchObject({ projectId: 101, userName: 202 });
  });

  test.each([
    ["https://store.xsolla.com/", "https://store.xsolla.com"],
    ["https://store.xsolla.com/api", "https://store.xsolla.com"],
    ["http://127.0.0.1:5252", "http://127.0.0.1:5252"],
  ])("the store URL %s is the origin %s", (url, storeUrl) => {
    vi.stubEnv("XSOLLA_STORE_URL", url);
    expect(readXsollaProject().storeUrl).toBe(storeUrl);
  });

  test("white space around the API key is removed", () => {
    vi.stubEnv("XSOLLA_API_KEY", "k-1\n");
    expect(readXsollaProject().apiKey).toBe("k-1");
  });

  test.each(["s-1,s-2", "s-1 s-2", "s-1\ns-2", " s-1 ,, s-2\t\n", "s-1,\r\ns-2"])(
    "several webhook secrets: %j",
    (secrets) => {
      vi.stubEnv("XSOLLA_WEBHOOK_SECRET", secrets);
      expect(readWebhookConfig().webhookSecret).toEqual(["s-1", "s-2"]);
    },
  );

  test.each(["a.example,b.example", " a.example , b.example ", ",a.example,,b.example,"])(
    "lists: %j",
    (list) => {
      vi.stubEnv("XSOLLA_RETURN_URLS", list);
      vi.stubEnv("XSOLLA_WEBHOOK_IPS", list);
      expect(readCheckoutConfig().returnUrls).toEqual(["a.example", "b.example"]);
      expect(readWebhookConfig().webhookIps).toEqual(["a.example", "b.example"]);
    },
  );

  test("are read with each call", () => {
    expect(readCheckoutConfig().sandbox).toBe(true);
    vi.stubEnv("XSOLLA_SANDBOX", "false");
    vi.stubEnv("XSOLLA_CURRENCY", "EUR");
    vi.stubEnv("XSOLLA_UI_THEME", "");
    vi.stubEnv("TRUSTED_PROXY_HOPS", "0");
    expect(readCheckoutConfig()).toMatchObject({
      sandbox: false,
      currency: "EUR",
      uiTheme: "",
      trustedProxyHops: 0,
    });
    expect(readWebhookConfig()).toMatchObject({ trustedProxyHops: 0 });
  });

  test("a purchase needs no webhook secret, and the webhook no API key", () => {
    vi.stubEnv("XSOLLA_WEBHOOK_SECRET", undefined);
    expect(readXsollaProject().projectId).toBe(101);
    expect(readCheckoutConfig().sandbox).toBe(true);
    vi.stubEnv("XSOLLA_WEBHOOK_SECRET", "s-1");
    vi.stubEnv("XSOLLA_API_KEY", undefined);
    expect(readWebhookConfig().projectId).toBe(101);
  });
});

describe("errors name the parameter, not its value", () => {
  const PROJECT: [string, string[]][] = [
    ["XSOLLA_PROJECT_ID", ["", "0", "-7", "my-project"]],
    ["XSOLLA_MERCHANT_ID", ["-7"]],
    ["XSOLLA_STORE_URL", ["", "store.example", "ftp://store.example", "javascript:alert(7)", "https://"]],
    ["XSOLLA_API_KEY", ["", " \n"]],
  ];
  const CHECKOUT: [string, string[]][] = [
    ["XSOLLA_DEFAULT_COUNTRY", ["", "de", "DEU", "D1", "DE,FR"]],
    ["XSOLLA_CURRENCY", ["eur", "EU", "EURO", "€", "978"]],
    ["TRUSTED_PROXY_HOPS", ["-7", "one", "1.5"]],
  ];
  const WEBHOOK: [string, string[]][] = [
    ["XSOLLA_WEBHOOK_SECRET", ["", " ", " , "]],
    ["XSOLLA_PROJECT_ID", ["0", "my-project"]],
    ["TRUSTED_PROXY_HOPS", ["-7"]],
  ];

  const cases = (read: () => unknown, rows: [string, string[]][]) =>
    rows.flatMap(([name, values]) => values.map((value) => ({ name, value, read })));

  test.each([
    ...cases(readXsollaProject, PROJECT),
    ...cases(readCheckoutConfig, CHECKOUT),
    ...cases(readWebhookConfig, WEBHOOK),
  ])("$name=$value, read by $read.name", ({ name, value, read }) => {
    vi.stubEnv(name, value);
    const failure = failureFrom(read);
    if (failure.reason !== "misconfigured") throw new Error(`refused as ${failure.reason}`);
    expect(failure.detail).toContain(name);
    const others = [...Object.keys(DEFAULTS), ...WITHOUT_DEFAULT].filter((other) => other !== name);
    for (const other of others) expect(failure.detail).not.toContain(other);
    if (value.trim().length > 1) expect(failure.detail).not.toContain(value);
  });

  // The CLI reads these as true, firebase-functions as false. A misspelling must not switch to real money.
  test.each(["yes", "y", "1", "TRUE", "True", " true"])("XSOLLA_SANDBOX=%j never goes live", (value) => {
    vi.stubEnv("XSOLLA_SANDBOX", value);
    for (const read of [readCheckoutConfig, () => config.sandbox()]) {
      expect(failureFrom(read)).toEqual({
        reason: "misconfigured",
        detail: expect.stringContaining("XSOLLA_SANDBOX"),
      });
    }
  });

  test("all errors are reported at once", () => {
    vi.stubEnv("XSOLLA_PROJECT_ID", "");
    vi.stubEnv("XSOLLA_API_KEY", "");
    const failure = failureFrom(readXsollaProject);
    const detail = failure.reason === "misconfigured" ? failure.detail : "";
    expect(detail).toContain("XSOLLA_PROJECT_ID");
    expect(detail).toContain("XSOLLA_API_KEY");
  });
});

describe("options of a studio", () => {
  test("values instead of parameters, and the defaults for what is left out", () => {
    const own = createConfig({
      projectId: 7,
      sandbox: false,
      returnUrls: ["https://a.example", "game://"],
      currency: "EUR",
    });
    expect(own.checkout()).toEqual({
      sandbox: false,
      defaultCountry: "US",
      currency: "EUR",
      uiTheme: "63295aab2e47fab76f7708e3",
      returnUrls: ["https://a.example", "game://"],
      trustedProxyHops: 1,
      maxOrdersPerMinute: 10,
      allowCountryChange: false,
      redirect: "",
    });
    expect(own.store()).toEqual({ projectId: 7, storeUrl: "https://store.xsolla.com" });
    expect(own.database()).toBe("(default)");
  });

  test("a parameter missing in the environment has its default", () => {
    vi.stubEnv("XSOLLA_CURRENCY", undefined);
    vi.stubEnv("MAX_ORDERS_PER_MINUTE", undefined);
    expect(readCheckoutConfig()).toMatchObject({ currency: "", maxOrdersPerMinute: 10 });
  });

  test("an error names an option without a parameter by its key", () => {
    expect(
      failureFrom(() => createConfig({ projectId: 7, sandbox: true, defaultCountry: "Usa" }).checkout()),
    ).toEqual({
      reason: "misconfigured",
      detail: expect.stringContaining("defaultCountry"),
    });
  });

  test.each(["payments", "(default)", "game-2"])("the database %s is accepted", (database) => {
    expect(createConfig({ database }).database()).toBe(database);
  });

  test.each(["", "Payments", "1-a", "default)"])("the database %j is refused", (database) => {
    expect(failureFrom(() => createConfig({ database }).database())).toMatchObject({
      reason: "misconfigured",
    });
  });
});
