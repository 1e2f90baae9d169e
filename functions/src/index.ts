import { type HttpsFunction, onRequest } from "firebase-functions/https";
import { setGlobalOptions } from "firebase-functions/options";
import { callable } from "./callable/callable.ts";
import { FUNCTIONS_LOCATION, MIN_INSTANCES, XSOLLA_API_KEY, XSOLLA_WEBHOOK_SECRET } from "./params.ts";

/** Anyone may call; who is meant is decided by ID token and signature. */
setGlobalOptions({ region: FUNCTIONS_LOCATION, invoker: "public", timeoutSeconds: 60 });

export const getXsollaPaymentToken = callable(
  { secrets: [XSOLLA_API_KEY], minInstances: MIN_INSTANCES },
  async () => (await import("./payment-token/get-payment-token.ts")).getPaymentToken,
);

export const xsollaWebhook: HttpsFunction = onRequest(
  { secrets: [XSOLLA_WEBHOOK_SECRET], minInstances: MIN_INSTANCES, cors: false },
  async (request, response) => {
    const { receiveNotification } = await import("./webhook/receive-notification.ts");
    const { status, headers = {}, body } = await receiveNotification(request);
    response.status(status).set(headers).send(body);
  },
);

export const webhookFakeResponse: HttpsFunction = onRequest({ cors: false }, async (_request, response) => {
  const { fakeResponse } = await import("./webhook/fake-response.ts");
  const { status, body } = fakeResponse();
  response.status(status).send(body);
});
