// The minimum that these two functions must do, as a baseline for the library. Not bundled and without a compile cache,
// as Firebase's documentation deploys functions.
import { createHash } from "node:crypto";
import { initializeApp } from "firebase-admin/app";
import { FieldValue, getFirestore } from "firebase-admin/firestore";
import { HttpsError, onCall, onRequest } from "firebase-functions/https";
import { request } from "undici";

initializeApp();

const { XSOLLA_STORE_URL, XSOLLA_PROJECT_ID, XSOLLA_MERCHANT_ID, XSOLLA_API_KEY, XSOLLA_WEBHOOK_SECRET } =
  process.env;
const authorization = `Basic ${Buffer.from(`${XSOLLA_MERCHANT_ID}:${XSOLLA_API_KEY}`).toString("base64")}`;

/** Makes a token with `onCall`, one POST to Xsolla and one `create`. */
export const token = onCall(async ({ auth, data }) => {
  if (!auth) throw new HttpsError("unauthenticated", "Sign in first.");
  const answer = await request(
    `${XSOLLA_STORE_URL}/api/v3/project/${XSOLLA_PROJECT_ID}/admin/payment/token`,
    {
      method: "POST",
      headers: { "content-type": "application/json", authorization },
      body: JSON.stringify({
        sandbox: true,
        user: { id: { value: auth.uid }, country: { value: "US" } },
        purchase: { items: [{ sku: data.sku, quantity: 1 }] },
      }),
    },
  );
  const { token, order_id } = await answer.body.json();
  await getFirestore()
    .doc(`floorPlayers/${auth.uid}/orders/${order_id}`)
    .create({
      status: "new",
      items: [{ sku: data.sku, quantity: 1 }],
      createdAt: FieldValue.serverTimestamp(),
    });
  return { token, order_id };
});

/** Verifies SHA-1 over the raw body, then reads the order and writes order and item in one transaction. */
export const webhook = onRequest(async (request, response) => {
  const digest = createHash("sha1").update(request.rawBody).update(XSOLLA_WEBHOOK_SECRET).digest("hex");
  if (request.header("authorization") !== `Signature ${digest}`) {
    response.status(400).send({ error: { code: "INVALID_SIGNATURE", message: "wrong signature" } });
    return;
  }
  const { user, order, items } = request.body;
  const player = getFirestore().doc(`floorPlayers/${user.external_id}`);
  await getFirestore().runTransaction(async (transaction) => {
    const ref = player.collection("orders").doc(String(order.id));
    const stored = await transaction.get(ref);
    if (!stored.exists || stored.get("status") === "done") return;
    transaction.update(ref, { status: "done" });
    for (const { sku, quantity } of items)
      transaction.set(
        player.collection("inventory").doc(sku),
        { quantity: FieldValue.increment(quantity) },
        { merge: true },
      );
  });
  response.status(204).send();
});
