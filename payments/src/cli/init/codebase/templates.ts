// The files of the codebase as `init` writes them. From then on they belong to the studio, and `init` never changes
// them.

export const INDEX_JS = `// Options: https://github.com/xsolla-firebase-payments/xsolla-firebase-payments/tree/main/payments#options
const { setGlobalOptions } = require("firebase-functions/options");
const { xsollaPayments } = require("xsolla-firebase-payments");
const { fulfil } = require("./fulfil");

// The region of the functions. The game must call the same one. https://firebase.google.com/docs/functions/locations
setGlobalOptions({ region: "us-central1" });

// Exports everything, so that an update of the library adds its new functions.
module.exports = xsollaPayments({ fulfil });
`;

export const FULFIL_JS = `const { inventoryFulfil } = require("xsolla-firebase-payments");

/**
 * Grants and revokes what players bought. It runs inside the transaction that changes the order, once for each grant
 * and each revocation. Read first, then write, and only through \`transaction\`, because Firestore may run it again.
 *
 * inventoryFulfil stores the items in xsollaPlayers/{uid}/xsollaInventory/{sku}. Add to it, or replace it:
 *
 *   if (movement.items.some(({ sku }) => sku === "vip"))
 *     transaction.set(db.doc(\`guilds/\${movement.uid}\`), { vip: movement.direction === "grant" }, { merge: true });
 *
 * @type {import("xsolla-firebase-payments").Fulfil}
 */
exports.fulfil = async (transaction, movement, db) => {
  await inventoryFulfil(transaction, movement, db);
};
`;

/**
 * Makes the content of .env.
 *
 * @param projectId empty when it is not known yet
 */
export const env = (
  projectId: string,
): string => `# Parameters of the payments. Values for one Firebase project only go into .env.<project id>.

# Project id in Xsolla Publisher Account.
XSOLLA_PROJECT_ID=${projectId}
# True creates sandbox tokens, and lets sandbox orders grant items. Set it to false when you go live.
XSOLLA_SANDBOX=true
`;

export const SECRET_LOCAL = `# Example values for the emulators. Real secrets are in Secret Manager: firebase functions:secrets:set XSOLLA_API_KEY
XSOLLA_API_KEY=local-api-key
XSOLLA_WEBHOOK_SECRET=local-webhook-secret
`;

export const GITIGNORE = `node_modules/
*.local
*.log
`;
