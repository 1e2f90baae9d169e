import { type CallableFunction, type HttpsFunction, onRequest } from "firebase-functions/https";
import { defineBoolean, defineInt, defineSecret, type SecretParam } from "firebase-functions/params";
import { onSchedule, type ScheduleFunction } from "firebase-functions/scheduler";
import { type Backend, createBackend } from "./backend.ts";
import { callable } from "./callable/callable.ts";
import {
  AUDIT_MS,
  AUDIT_TIMEOUT_SECONDS,
  FUNCTION_TIMEOUT_SECONDS,
  SWEEP_MS,
  SWEEP_TIMEOUT_SECONDS,
} from "./deadlines.ts";
import { lazily } from "./lazily.ts";
import { attachOperations } from "./operations/attach-operations.ts";
import type { XsollaPaymentsOptions } from "./options.ts";
import type { OrderStatusAnswer } from "./order-status/get-order-status.ts";
import type { PaymentTokenAnswer } from "./payment-token/get-payment-token.ts";
import type { SpendAnswer } from "./spending/spend-document.ts";

const loadWebhook = lazily(() => import("./webhook/receive-notification.ts"));

/** The functions to deploy, each under its own name. */
export interface XsollaPayments {
  getXsollaPaymentToken: CallableFunction<unknown, Promise<PaymentTokenAnswer>>;
  getXsollaOrderStatus: CallableFunction<unknown, Promise<OrderStatusAnswer>>;
  xsollaWebhook: HttpsFunction;
  webhookFakeResponse: HttpsFunction;
  reconcileOrders: ScheduleFunction;
  xsollaWebShopUser: HttpsFunction;
  buyWithVirtualCurrency: CallableFunction<unknown, Promise<SpendAnswer>>;
  claimFreeItem: CallableFunction<unknown, Promise<SpendAnswer>>;
  auditOrders: ScheduleFunction;
}

/**
 * Makes the functions that sell a project's items. The host decides the region (`setGlobalOptions`), and exports what
 * this returns.
 *
 * Without options it declares the parameters XSOLLA_PROJECT_ID and XSOLLA_SANDBOX and the secrets XSOLLA_API_KEY and
 * XSOLLA_WEBHOOK_SECRET, and nothing else: a non-interactive deploy fails for each parameter without a value.
 *
 * @example
 * setGlobalOptions({ region: "europe-west1" });
 * module.exports = xsollaPayments({ currency: "EUR", fulfil });
 */
export function xsollaPayments(options: XsollaPaymentsOptions = {}): XsollaPayments {
  const settings = withParameters(options);
  const backend = createBackend(settings);
  const { apiKey, webhookSecret, minInstances = 0 } = settings;
  const runtime = runtimeOf(options);

  return attachOperations(backend, settings, {
    getXsollaPaymentToken: callable(backend, { ...runtime, secrets: [apiKey], minInstances }, async () => {
      return (await import("./payment-token/get-payment-token.ts")).getPaymentToken;
    }),

    getXsollaOrderStatus: callable(backend, { ...runtime, minInstances }, async () => {
      return (await import("./order-status/get-order-status.ts")).getOrderStatus;
    }),

    xsollaWebhook: onRequest(
      { ...runtime, secrets: [webhookSecret], minInstances, cors: false },
      async (request, response) => {
        const { receiveNotification } = await loadWebhook();
        const { status, headers = {}, body } = await receiveNotification(backend, request);
        response.status(status).set(headers).send(body);
      },
    ),

    webhookFakeResponse: onRequest({ ...runtime, cors: false }, async (_request, response) => {
      const { fakeResponse } = await import("./webhook/fake-response.ts");
      const { status, body } = fakeResponse(backend);
      response.status(status).send(body);
    }),

    reconcileOrders: reconcileOrders(backend, runtime),

    xsollaWebShopUser: onRequest({ ...runtime, minInstances, cors: false }, async (request, response) => {
      const { answerWebShop } = await import("./web-shop/answer-web-shop.ts");
      const { status, headers = {}, body } = await answerWebShop(backend, request);
      response.status(status).set(headers).send(body);
    }),

    buyWithVirtualCurrency: callable(backend, { ...runtime, secrets: [apiKey], minInstances }, async () => {
      return (await import("./spending/buy-with-virtual-currency.ts")).buyWithVirtualCurrency;
    }),

    claimFreeItem: callable(backend, { ...runtime, secrets: [apiKey], minInstances }, async () => {
      return (await import("./spending/claim-free-item.ts")).claimFreeItem;
    }),
    auditOrders: auditOrders(backend, { ...runtime, secrets: [apiKey] }),
  });
}

/**
 * The time for which the sweep was scheduled decides what is due, so that a local run can move time on. Cloud Scheduler
 * names its job; whoever calls the function by hand does not, and has all open orders checked.
 */
const reconcileOrders = (backend: Backend, runtime: Runtime) =>
  onSchedule(
    { ...runtime, ...SCHEDULED, schedule: "every 10 minutes", timeoutSeconds: SWEEP_TIMEOUT_SECONDS },
    async ({ scheduleTime, jobName }) => {
      const { reconcileOrders } = await import("./sweep/reconcile-orders.ts");
      const deadline = AbortSignal.timeout(SWEEP_MS);
      await reconcileOrders(backend, new Date(scheduleTime), deadline, jobName ? "due" : "open");
    },
  );

/** The scheduled time decides what is due here, too. Called by hand, the audit compares the last three days. */
const auditOrders = (backend: Backend, runtime: Runtime & { secrets: SecretParam[] }) =>
  onSchedule(
    { ...runtime, ...SCHEDULED, schedule: "every 1 hours", timeoutSeconds: AUDIT_TIMEOUT_SECONDS },
    async ({ scheduleTime, jobName }) => {
      const { auditOrders } = await import("./audit/audit-orders.ts");
      const deadline = AbortSignal.timeout(AUDIT_MS);
      await auditOrders(backend, new Date(scheduleTime), deadline, jobName ? "due" : "recent");
    },
  );

/** One run at a time. */
const SCHEDULED = { maxInstances: 1, concurrency: 1, minInstances: 0 };

type Runtime = ReturnType<typeof runtimeOf>;

/**
 * Anyone may call: ID token and signature decide who is meant. Set for each function, because a host's global options
 * would be inherited otherwise. Memory: an instance gets up to 80 requests at a time, for which Firebase's default of
 * 256 MiB is not enough (`npm run bench`).
 */
const runtimeOf = ({ runtime }: XsollaPaymentsOptions) => ({
  invoker: "public" as const,
  ingressSettings: "ALLOW_ALL" as const,
  timeoutSeconds: FUNCTION_TIMEOUT_SECONDS,
  memory: "512MiB" as const,
  ...runtime,
});

/** Declares the parameters for what has no default. Firebase merges two declarations of one name. */
const withParameters = (options: XsollaPaymentsOptions) => ({
  ...options,
  projectId:
    options.projectId ??
    defineInt("XSOLLA_PROJECT_ID", { description: "Project id in Xsolla Publisher Account." }),
  sandbox:
    options.sandbox ??
    defineBoolean("XSOLLA_SANDBOX", {
      default: true,
      description: "Create sandbox tokens, and let sandbox orders grant items. False when you go live.",
    }),
  apiKey:
    options.apiKey ??
    defineSecret("XSOLLA_API_KEY", {
      description: "API key of the Xsolla project (Publisher Account → Settings → API keys).",
    }),
  webhookSecret:
    options.webhookSecret ??
    defineSecret("XSOLLA_WEBHOOK_SECRET", {
      description: "Webhook signing key; several, separated by commas or white space, are all accepted.",
    }),
});
