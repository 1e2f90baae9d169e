// A studio's project in the emulators, with the payments in all three ways: the codebase that `init` writes, an export
// from the studio's own index, and a function kit.
import { appendFileSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, relative } from "node:path";
import { execa } from "execa";
import getPort from "get-port";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { z } from "zod";
import { findFirestoreLauncher } from "../../payments/src/cli/firestore-emulator/find-firestore-launcher.ts";
import { signUp } from "../../scripts/player/sign-up.ts";
import { postNotification } from "../../simulator/src/webhooks/post-notification.ts";
import { originOf, type Project } from "../../stack/settings/project.ts";
import { type Stack, startStack } from "../../stack/start-stack.ts";
import { HOST, newProject, useOwnTemporaryFolder } from "../../stack/temporary/new-project.ts";
import { writeFolder } from "./host.ts";
import { startRegistry } from "./local-registry.ts";
import * as studio from "./studio-files.ts";

const { folder: installed, tarball } = inject("installed");
const PACKAGE = join(installed, "node_modules", "xsolla-firebase-payments");
const BIN = join(PACKAGE, "bin", "xsolla-firebase-payments.js");
const FIREBASE = createRequire(import.meta.url).resolve("firebase-tools/lib/bin/firebase.js");
const KIT = "function-kits/xsolla-firebase-payments";

let project: Project;
let stack: Stack;
const log: string[] = [];

beforeAll(async () => {
  useOwnTemporaryFolder();
  project = await newProject(installed);
  const { directory, projectId } = project;
  const emulators = {
    ...project.emulators,
    eventarc: { host: HOST, port: await getPort() },
    tasks: { host: HOST, port: await getPort() },
  };
  const write = (files: Record<string, string | object>) =>
    writeFolder(relative(installed, directory), files);
  write({
    "firebase.json": studio.firebaseJson(emulators),
    ".firebaserc": { projects: { default: projectId } },
    "firestore.rules": studio.RULES,
    "firestore.indexes.json": { indexes: [], fieldOverrides: [] },
    "functions/package.json": { name: "own", private: true, main: "index.js", engines: { node: "24" } },
    "functions/index.js": studio.OWN_INDEX,
    "functions/.env": studio.PARAMETERS,
    "functions/.secret.local": studio.SECRETS,
  });
  await execa(process.execPath, [BIN, "init", "--write"], { cwd: directory });
  await installKit(project);
  write({
    "xsolla/fulfil.js": studio.FULFIL_JS,
    "xsolla/.secret.local": studio.SECRETS,
    [`${KIT}/source/.secret.local`]: studio.SECRETS,
  });
  appendFileSync(
    join(directory, KIT, "config-xsolla-firebase-payments", `.env.${projectId}`),
    `${studio.PARAMETERS}FUNCTION_DEFAULT_REGION=asia-east1\n`,
  );
  stack = await startStack({
    project,
    firestore: await findFirestoreLauncher(),
    simulator: undefined,
    signal: new AbortController().signal,
    onLine: (source, line) => log.push(`[${source}] ${line}`),
  });
}, 240_000);

afterAll(() => stack?.stop());

/** Installs the kit as `firebase functions:kits:install` will when the package is published. */
async function installKit({ directory, projectId }: Project): Promise<void> {
  const usual = (await execa("npm", ["config", "get", "registry"])).stdout.trim();
  const packageJson = z
    .looseObject({ name: z.string(), version: z.string() })
    .parse(JSON.parse(readFileSync(join(PACKAGE, "package.json"), "utf8")));
  const registry = await startRegistry({ packageJson, tarball: readFileSync(tarball) }, usual);
  try {
    const args = [
      "functions:kits:install",
      "--package",
      packageJson.name,
      "--no-configure",
      "--non-interactive",
    ];
    await execa(process.execPath, [FIREBASE, ...args, "--force", "--project", projectId], {
      cwd: directory,
      env: {
        // firebase-tools only checks that a token is set.
        FIREBASE_TOKEN: "not-a-token",
        NPM_CONFIG_REGISTRY: registry.url,
        NPM_CONFIG_IGNORE_SCRIPTS: "true",
        CI: "true",
      },
    });
  } finally {
    registry.close();
  }
}

const functionUrl = (region: string, name: string) =>
  `${originOf(project.emulators.functions)}/${project.projectId}/${region}/${name}`;

async function deliver(url: string, body: string): Promise<number | null> {
  const target = { webhookUrl: url, webhookSecret: studio.WEBHOOK_SECRET };
  return (await postNotification(body, target, { signal: AbortSignal.timeout(30_000) })).status;
}

/** Makes a user of Firebase Auth. */
async function newPlayer(): Promise<string> {
  const { uid, leave } = await signUp(project, "us-central1");
  await leave();
  return uid;
}

const documentUrl = (path: string) =>
  `${originOf(project.emulators.firestore)}/v1/projects/${project.projectId}/databases/(default)/documents/${path}`;
/** Bypasses the rules: the emulator accepts the token "owner" for an administrator. */
const ADMINISTRATOR = { authorization: "Bearer owner" };

const document = z.object({
  fields: z.record(z.string(), z.record(z.string(), z.unknown())).default({}),
});

/** Reads the fields of a document; undefined if there is none. */
async function read(path: string): Promise<Record<string, unknown> | undefined> {
  const response = await fetch(documentUrl(path), { headers: ADMINISTRATOR });
  if (response.status === 404) return undefined;
  const { fields } = document.parse(await response.json());
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      "integerValue" in value ? Number(value.integerValue) : Object.values(value)[0],
    ]),
  );
}

let lastOrder = 1000;
const newOrder = () => ++lastOrder;

describe("the codebase that init writes", () => {
  const webhook = () => functionUrl("us-central1", "xsollaWebhook");

  test("answers beside the studio's own functions", async () => {
    expect(await (await fetch(functionUrl(studio.OWN_REGION, "hello"))).text()).toBe("hello");
    expect((await fetch(webhook(), { method: "POST", body: "{}" })).status).toBe(400);
    const callable = await fetch(functionUrl("us-central1", "getXsollaPaymentToken"), {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: '{"data":{"sku":"coins"}}',
    });
    expect(callable.status).toBe(401);
  });

  test("grants once through the studio's fulfil, however often Xsolla delivers, and revokes", async () => {
    const [uid, orderId] = [await newPlayer(), newOrder()];
    const paid = studio.orderPaid(uid, orderId, "coins");
    expect(await deliver(webhook(), paid)).toBe(204);
    expect(await deliver(webhook(), paid)).toBe(204);
    expect(await read(`wallets/${uid}`)).toEqual({ coins: 2, grants: 1 });
    expect(await read(`xsollaPlayers/${uid}/xsollaOrders/${orderId}`)).toMatchObject({
      status: "done",
      granted: true,
    });
    // The studio's own fulfil replaces the default.
    expect(await read(`xsollaPlayers/${uid}/xsollaInventory/coins`)).toBeUndefined();
    expect(await deliver(webhook(), studio.orderCanceled(uid, orderId, "coins"))).toBe(204);
    expect(await read(`wallets/${uid}`)).toEqual({ coins: 0, grants: 1, revokes: 1 });
  });

  test("writes nothing when the fulfil fails, and replay handles it through that fulfil", async () => {
    const [uid, orderId] = [await newPlayer(), newOrder()];
    expect(await deliver(webhook(), studio.orderPaid(uid, orderId, "broken"))).toBe(500);
    expect(await read(`wallets/${uid}`)).toBeUndefined();
    expect(await read(`xsollaPlayers/${uid}/xsollaOrders/${orderId}`)).toBeUndefined();

    await fetch(documentUrl("switches/broken"), { method: "PATCH", headers: ADMINISTRATOR, body: "{}" });
    const { stdout } = await execa(process.execPath, [BIN, "replay", "handle", "--all"], {
      cwd: project.directory,
    });
    expect(stdout).toContain("handled 1");
    expect(await read(`wallets/${uid}`)).toEqual({ broken: 2, grants: 1 });
    expect(await read(`xsollaPlayers/${uid}/xsollaOrders/${orderId}`)).toMatchObject({ granted: true });
  });
});

test("exported from the studio's own index, the payments follow its region and its fulfil", async () => {
  const [uid, orderId] = [await newPlayer(), newOrder()];
  const webhook = functionUrl(studio.OWN_REGION, "xsollaWebhook");
  const paid = studio.orderPaid(uid, orderId, "gems");
  expect(await deliver(webhook, paid)).toBe(204);
  expect(await deliver(webhook, paid)).toBe(204);
  expect(await read(`ownWallets/${uid}`)).toEqual({ gems: 2, grants: 1 });
  expect(await read(`wallets/${uid}`)).toBeUndefined();
});

describe("a function kit", () => {
  const webhook = () => functionUrl("asia-east1", "kit-xsolla-firebase-payments-xsollaWebhook");

  test("has functions with its prefix in its region, and keeps items in the library's inventory", async () => {
    const [uid, orderId] = [await newPlayer(), newOrder()];
    const paid = studio.orderPaid(uid, orderId, "swords");
    expect(await deliver(webhook(), paid)).toBe(204);
    expect(await deliver(webhook(), paid)).toBe(204);
    expect(await read(`xsollaPlayers/${uid}/xsollaInventory/swords`)).toMatchObject({ quantity: 2 });
    expect(await deliver(webhook(), studio.orderCanceled(uid, orderId, "swords"))).toBe(204);
    expect(await read(`xsollaPlayers/${uid}/xsollaInventory/swords`)).toMatchObject({ quantity: 0 });
  });

  test("leaves the studio's own function alone", async () => {
    expect((await fetch(functionUrl("asia-east1", "hello"))).status).toBe(404);
  });
});

test("the emulators have loaded all three without a warning about options that were set twice", () => {
  expect(log.join("\n")).toContain("kit-xsolla-firebase-payments-xsollaWebhook");
  expect(log.filter((line) => line.includes("setGlobalOptions"))).toEqual([]);
});
