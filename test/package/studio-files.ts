// A studio's Firebase project before the payments are added, with its own functions, rules and indexes.
import type { Project } from "../../stack/settings/project.ts";

export const SECRETS = "XSOLLA_API_KEY=studio-api-key\nXSOLLA_WEBHOOK_SECRET=studio-webhook-secret\n";
export const WEBHOOK_SECRET = "studio-webhook-secret";
const XSOLLA_PROJECT_ID = 101;
export const PARAMETERS = `XSOLLA_PROJECT_ID=${XSOLLA_PROJECT_ID}\nXSOLLA_SANDBOX=true\n`;
/** Region of the studio's own codebase. The payments that `init` adds are in us-central1. */
export const OWN_REGION = "europe-west1";

export const RULES = `rules_version = '2';
service cloud.firestore {
  match /databases/{database}/documents {
    match /users/{uid}/{document=**} {
      allow read, write: if request.auth != null && request.auth.uid == uid;
    }
  }
}
`;

/** Records each movement in a wallet. Fails while the studio has no wallet service. */
const fulfilInto = (collection: string) => `
async (transaction, { uid, direction, items }, db) => {
  if (items.some(({ sku }) => sku === "broken")) {
    const switchedOn = await transaction.get(db.doc("switches/broken"));
    if (!switchedOn.exists) throw new Error("the wallet service is missing");
  }
  const { FieldValue } = require("firebase-admin/firestore");
  const sign = direction === "grant" ? 1 : -1;
  for (const { sku, quantity } of items)
    transaction.set(
      db.doc("${collection}/" + uid),
      { [sku]: FieldValue.increment(sign * quantity), [direction + "s"]: FieldValue.increment(1) },
      { merge: true },
    );
}`;

/** The studio's own content of the file that \`init\` made. */
export const FULFIL_JS = `exports.fulfil = ${fulfilInto("wallets")};\n`;

/** The studio's own codebase, which exports its function and the payments. */
export const OWN_INDEX = `
const { setGlobalOptions } = require("firebase-functions");
const { onRequest } = require("firebase-functions/https");
const { xsollaPayments } = require("xsolla-firebase-payments");
setGlobalOptions({ region: "${OWN_REGION}" });
exports.hello = onRequest((request, response) => void response.send("hello"));
const { xsollaWebhook } = xsollaPayments({ fulfil: ${fulfilInto("ownWallets")} });
exports.xsollaWebhook = xsollaWebhook;
`;

export const firebaseJson = (emulators: Project["emulators"] & object) => ({
  functions: { source: "functions", codebase: "own", runtime: "nodejs24" },
  firestore: { rules: "firestore.rules", indexes: "firestore.indexes.json" },
  emulators: { ...emulators, ui: { enabled: false }, singleProjectMode: true },
});

const LINE = { type: "virtual_good", amount: "9.99", promotions: [] };

/** Makes the `order_paid` of one item. */
export const orderPaid = (uid: string, orderId: number, sku: string): string =>
  JSON.stringify({
    notification_type: "order_paid",
    items: [{ ...LINE, sku, quantity: 2 }],
    order: order(orderId, "paid"),
    user: { external_id: uid },
  });

export const orderCanceled = (uid: string, orderId: number, sku: string): string =>
  JSON.stringify({
    notification_type: "order_canceled",
    items: [{ ...LINE, sku, quantity: 2 }],
    order: order(orderId, "canceled"),
    user: { external_id: uid },
  });

const order = (id: number, status: string) => ({
  id,
  mode: "default",
  currency_type: "real",
  currency: "EUR",
  amount: "9.99",
  status,
  platform: "xsolla",
  invoice_id: String(5_200_000_000 + id),
});
