// Code of the studio that fails outside its promise, on Google's functions-framework as in Cloud Run.

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { afterAll, expect, test } from "vitest";
import { Instance } from "../../../bench/speed/instance.ts";
import { newPlayer, quantityOf, stack } from "../../support/client.ts";
import { newOrderId, orderNotification, signedRequest } from "../../support/xsolla.ts";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const folder = mkdtempSync(join(root, ".stack/stray-errors-"));
afterAll(() => rmSync(folder, { recursive: true }));

const HOST = `
const { inventoryFulfil, xsollaPayments } = require("xsolla-firebase-payments");
Object.assign(exports, xsollaPayments({
  fulfil: async (transaction, movement, db) => {
    await inventoryFulfil(transaction, movement, db);
    const fails = movement.items.some(({ sku }) => sku === "sword");
    if (fails) STRAY;
  },
}));`;

const { emulators, projectId } = stack.project;
const ENVIRONMENT = {
  GCLOUD_PROJECT: projectId,
  FIREBASE_CONFIG: JSON.stringify({ projectId }),
  FIRESTORE_EMULATOR_HOST: `${emulators.firestore.host}:${emulators.firestore.port}`,
  FIREBASE_AUTH_EMULATOR_HOST: `${emulators.auth.host}:${emulators.auth.port}`,
  METADATA_SERVER_DETECTION: "none",
  XSOLLA_PROJECT_ID: String(stack.xsollaProjectId),
  XSOLLA_SANDBOX: "true",
  XSOLLA_WEBHOOK_SECRET: stack.secrets.webhookSecrets[0] ?? "",
};

test.each([
  ["a promise that nobody awaits", 'void Promise.reject(new Error("stray"))'],
  ["a timer", 'setTimeout(() => { throw new Error("stray"); })'],
])("%s fails its own request only", async (_name, stray) => {
  const host = join(folder, "index.cjs");
  writeFileSync(host, HOST.replace("STRAY", stray));
  const instance = await Instance.start(
    { source: pathToFileURL(host), target: "xsollaWebhook" },
    ENVIRONMENT,
  );
  try {
    const { uid } = await newPlayer();
    const pay = (sku: string) => {
      const items = [{ sku, type: "virtual_good", quantity: 1, amount: "9.9900" }];
      return instance.post(signedRequest(orderNotification("order_paid", uid, newOrderId(), { items })));
    };
    await expect(pay("sword")).rejects.toThrow("answered with 500");
    await pay("coins-100");
    expect(await quantityOf(uid)).toBe(1);
  } finally {
    await instance.stop();
  }
});
