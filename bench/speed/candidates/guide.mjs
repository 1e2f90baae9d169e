// The function of Xsolla's guide for Firebase: without identity, checks and records. It shows the fastest possible
// first answer, not a goal.
import { onRequest } from "firebase-functions/https";

const { XSOLLA_STORE_URL, XSOLLA_PROJECT_ID, XSOLLA_MERCHANT_ID, XSOLLA_API_KEY } = process.env;
const authorization = `Basic ${Buffer.from(`${XSOLLA_MERCHANT_ID}:${XSOLLA_API_KEY}`).toString("base64")}`;

export const token = onRequest(async (request, response) => {
  const { uid, email, sku } = request.body.data;
  const answer = await fetch(`${XSOLLA_STORE_URL}/api/v3/project/${XSOLLA_PROJECT_ID}/admin/payment/token`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization },
    body: JSON.stringify({
      sandbox: true,
      user: { id: { value: uid }, email: { value: email }, country: { value: "US" } },
      purchase: { items: [{ sku, quantity: 1 }] },
    }),
  });
  const { token, order_id } = await answer.json();
  response.send({ token, order_id });
});
