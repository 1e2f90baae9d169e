import { type HttpsFunction, onRequest } from "firebase-functions/https";
import { setGlobalOptions } from "firebase-functions/options";
import { onSchedule, type ScheduleFunction } from "firebase-functions/scheduler";
import { callable } from "./callable/callable.ts";
import { FUNCTIONS_LOCATION, MIN_INSTANCES, XSOLLA_API_KEY, XSOLLA_WEBHOOK_SECRET } from "./params.ts";

/** What a sweep may take, less than the 10 minutes until the next one; it stops by itself a minute before. */
const SWEEP_TIMEOUT_SECONDS = 540;
const SWEEP_DEADLINE_MS = (SWEEP_TIMEOUT_SECONDS - 60) * 1_000;

/**
 * Anyone may call; who is meant is decided by ID token and signature. Memory: an instance gets up to 80 requests at a time,
 * with which Firebase's usual 256 MiB are not enough (bench/memory.ts).
 */
setGlobalOptions({ region: FUNCTIONS_LOCATION, invoker: "public", timeoutSeconds: 60, memory: "512MiB" });

export const getXsollaPaymentToken = callable(
  { secrets: [XSOLLA_API_KEY], minInstances: MIN_INSTANCES },
  async () => (await import("./payment-token/get-payment-token.ts")).getPaymentToken,
);

export const getXsollaOrderStatus = callable(
  { minInstances: MIN_INSTANCES },
  async () => (await import("./order-status/get-order-status.ts")).getOrderStatus,
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

/**
 * What is due is decided by the time it was scheduled for, so that a local run can move time on. Cloud Scheduler names
 * its job; whoever calls the function by hand does not, and has all open orders looked at.
 */
export const reconcileOrders: ScheduleFunction = onSchedule(
  { schedule: "every 10 minutes", timeoutSeconds: SWEEP_TIMEOUT_SECONDS, maxInstances: 1, concurrency: 1 },
  async ({ scheduleTime, jobName }) => {
    const { reconcileOrders } = await import("./sweep/reconcile-orders.ts");
    const deadline = AbortSignal.timeout(SWEEP_DEADLINE_MS);
    await reconcileOrders(new Date(scheduleTime), deadline, jobName ? "due" : "open");
  },
);
