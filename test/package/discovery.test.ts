import { join, relative } from "node:path";
import { execa } from "execa";
import { describe, expect, inject, test } from "vitest";
import { FULFIL_JS, INDEX_JS } from "../../payments/src/cli/init/codebase/templates.ts";
import { discover, type Manifest, writeFolder } from "./host.ts";

const { folder, node22 } = inject("installed");

const PAYMENTS = [
  "auditOrders",
  "buyWithVirtualCurrency",
  "claimFreeItem",
  "getXsollaOrderStatus",
  "getXsollaPaymentToken",
  "reconcileOrders",
  "webhookFakeResponse",
  "xsollaWebShopUser",
  "xsollaWebhook",
].sort();

/** A studio's own function, with global options that the payments must follow or ignore. */
const COMMONJS = `
const { setGlobalOptions } = require("firebase-functions");
const { onRequest } = require("firebase-functions/https");
const { xsollaPayments } = require("xsolla-firebase-payments");
setGlobalOptions({ region: "europe-west1", maxInstances: 3, memory: "256MiB", ingressSettings: "ALLOW_INTERNAL_ONLY" });
exports.hello = onRequest((request, response) => void response.send("hello"));
Object.assign(exports, xsollaPayments({ fulfil: () => {} }));
`;
const ESM = `
import { setGlobalOptions } from "firebase-functions";
import { onRequest } from "firebase-functions/https";
import { xsollaPayments } from "xsolla-firebase-payments";
setGlobalOptions({ region: "europe-west1", maxInstances: 3, memory: "256MiB", ingressSettings: "ALLOW_INTERNAL_ONLY" });
export const hello = onRequest((request, response) => void response.send("hello"));
export const { ${PAYMENTS.join(", ")} } = xsollaPayments({ fulfil: () => {} });
`;
/** The compiled wrapper of a function kit. */
const KIT = `
"use strict";
const { setGlobalOptions } = require("firebase-functions");
setGlobalOptions({ region: "europe-west1", maxInstances: 3 });
const { __exportStar } = require("./export-star");
__exportStar(require("xsolla-firebase-payments"), exports);
`;
/** TypeScript's own helper for \`export *\`. */
const EXPORT_STAR = `
exports.__exportStar = (from, to) => {
  for (const name in from)
    if (name !== "default" && !Object.prototype.hasOwnProperty.call(to, name))
      Object.defineProperty(to, name, { enumerable: true, get: () => from[name] });
};
`;

const hosts = {
  "a CommonJS host": writeFolder("hosts/commonjs", {
    "package.json": { main: "index.js" },
    "index.js": COMMONJS,
  }),
  "an ES module host": writeFolder("hosts/esm", {
    "package.json": { main: "index.js", type: "module" },
    "index.js": ESM,
  }),
};
const kit = writeFolder("hosts/kit", {
  "package.json": { main: "index.js" },
  "index.js": KIT,
  "export-star.js": EXPORT_STAR,
});

describe.each(Object.entries(hosts))("%s", (_name, host) => {
  test.each([
    ["24", process.execPath],
    ["22", node22],
  ])("is discovered on Node %s", async (major, node) => {
    expect((await execa(node, ["--version"])).stdout).toMatch(new RegExp(`^v${major}\\.`));
    const { found, warnings } = await discover(host, node);
    expect(Object.keys(found.endpoints).sort()).toEqual([...PAYMENTS, "hello"].sort());
    expect(warnings).not.toContain("setGlobalOptions");
    expectOwnSettings(found);
    // The studio's own function follows all of the studio's options.
    expect(found.endpoints.hello).toMatchObject({
      availableMemoryMb: 256,
      ingressSettings: "ALLOW_INTERNAL_ONLY",
    });
  });
});

test("a function kit's `export *` finds the functions, and nothing else", async () => {
  const { found } = await discover(kit);
  expect(Object.keys(found.endpoints).sort()).toEqual(PAYMENTS);
  expectOwnSettings(found);
});

test("importing the factory declares nothing", async () => {
  const host = writeFolder("hosts/import-only", {
    "package.json": { main: "index.js", type: "module" },
    "index.js": `
      import { deletePlayer, exportPlayer, inventoryFulfil, xsollaPayments } from "xsolla-firebase-payments";
      if (![deletePlayer, exportPlayer, inventoryFulfil, xsollaPayments].every((one) => typeof one === "function"))
        throw new Error("an export is missing");`,
  });
  const { found } = await discover(host);
  expect(found).toEqual({ endpoints: {}, params: [] });
});

/** The library's modules that a deploy and a cold start load. What a request needs is loaded by the first one. */
const LOADED_AT_START = [
  "backend",
  "callable/callable",
  "callable/repair-envelope",
  "config/config",
  "config/option-defaults",
  "config/option-schemas",
  "config/setting",
  "deadlines",
  "failure",
  "http-function",
  "index",
  "lazily",
  "leave-domain",
  "operations/attach-operations",
  "parse-webhook-keys",
  "root",
  "within",
  "xsolla-payments",
  "xsolla/xsolla-failure",
];

test("a host as init writes it loads only what declares the functions", async () => {
  const host = writeFolder("hosts/lazy", {
    "package.json": {},
    "index.js": INDEX_JS,
    "fulfil.js": FULFIL_JS,
  });
  const script = `require("./index.js"); process.stdout.write(JSON.stringify(Object.keys(require.cache)))`;
  const { stdout } = await execa(process.execPath, ["-e", script], { cwd: host });
  const loaded: string[] = JSON.parse(stdout);
  const within = (name: string) => {
    const root = join(folder, "node_modules", name);
    return loaded.filter((path) => path.startsWith(root)).map((path) => relative(root, path));
  };
  expect(
    within("xsolla-firebase-payments")
      .map((path) => path.replace(/^lib.(.*)\.js$/, "$1").replaceAll("\\", "/"))
      .sort(),
  ).toEqual(LOADED_AT_START);
  expect(within("@google-cloud")).toEqual([]);
  expect(within("undici")).toEqual([]);
});

/** Expects the host's region and number of instances, and the library's memory, access, secrets and parameters. */
function expectOwnSettings({ endpoints, params }: Manifest): void {
  const secretsOf = (name: string) =>
    (endpoints[name]?.secretEnvironmentVariables ?? []).map(({ key }) => key);
  for (const name of PAYMENTS) {
    expect(endpoints[name]).toMatchObject({ region: ["europe-west1"], availableMemoryMb: 512 });
    expect(endpoints[name]?.ingressSettings).toBe("ALLOW_ALL");
  }
  expect(endpoints.xsollaWebhook?.maxInstances).toBe(3);
  expect(secretsOf("getXsollaPaymentToken")).toEqual(["XSOLLA_API_KEY"]);
  expect(secretsOf("auditOrders")).toEqual(["XSOLLA_API_KEY"]);
  expect(secretsOf("xsollaWebhook")).toEqual(["XSOLLA_WEBHOOK_SECRET"]);
  expect(secretsOf("getXsollaOrderStatus")).toEqual([]);
  expect(params.map(({ name, type }) => `${type} ${name}`).sort()).toEqual([
    "boolean XSOLLA_SANDBOX",
    "int XSOLLA_PROJECT_ID",
    "secret XSOLLA_API_KEY",
    "secret XSOLLA_WEBHOOK_SECRET",
  ]);
}
