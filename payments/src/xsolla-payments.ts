import type { CallableFunction, HttpsFunction } from "firebase-functions/https";
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
import { httpFunction } from "./http-function.ts";
import { attachOperations } from "./operations/attach-operations.ts";
import type { XsollaPaymentsOptions } from "./options.ts";
import type { OrderStatusAnswer } from "./order-status/get-order-status.ts";
import type { PaymentTokenAnswer } from "./payment-token/get-payment-token.ts";
import type { SpendAnswer } from "./spending/spend-document.ts";

/**
 * The functions to deploy. The name of a property is the name of the deployed function. What each function does, its
 * request and its answer are in docs/reference/api.md.
 */
export interface XsollaPayments {
  /** Callable: creates an order at Xsolla, and returns the payment token for it. */
  getXsollaPaymentToken: CallableFunction<unknown, Promise<PaymentTokenAnswer>>;
  /** Callable: returns the status of one of the player's orders. Looks it up at Xsolla if the order is not final. */
  getXsollaOrderStatus: CallableFunction<unknown, Promise<OrderStatusAnswer>>;
  /** HTTPS: receives Xsolla's notifications. */
  xsollaWebhook: HttpsFunction;
  /** HTTPS: acknowledges notifications and stores none of them. Works in the sandbox only. */
  webhookFakeResponse: HttpsFunction;
  /** The sweep, every 10 minutes: polls Xsolla about pending orders that are due. */
  reconcileOrders: ScheduleFunction;
  /** HTTPS: tells a Web Shop whether a user id exists. Answers 404 without the option `webShop`. */
  xsollaWebShopUser: HttpsFunction;
  /** Callable: sells an item for virtual currency. */
  buyWithVirtualCurrency: CallableFunction<unknown, Promise<SpendAnswer>>;
  /** Callable: grants a free item, within its limit in the catalogue. */
  claimFreeItem: CallableFunction<unknown, Promise<SpendAnswer>>;
  /** The audit, every hour: compares all orders with Xsolla's ledger. */
  auditOrders: ScheduleFunction;
}

/**
 * Makes the functions that sell a project's items. The host exports the returned functions, and sets the region with
 * `setGlobalOptions`.
 *
 * Without options it declares only the parameters XSOLLA_PROJECT_ID and XSOLLA_SANDBOX and the secrets XSOLLA_API_KEY
 * and XSOLLA_WEBHOOK_SECRET, because a non-interactive deploy fails for each declared parameter without a value.
 *
 * A request reads and checks the values that it needs. If a value is wrong, the request fails with the reason
 * `misconfigured`, and the log names the option.
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

    xsollaWebhook: httpFunction(
      backend,
      { ...runtime, secrets: [webhookSecret], minInstances },
      async () => (await import("./webhook/receive-notification.ts")).receiveNotification,
    ),

    webhookFakeResponse: httpFunction(backend, runtime, async () => {
      return (await import("./webhook/fake-response.ts")).fakeResponse;
    }),

    reconcileOrders: reconcileOrders(backend, runtime),

    xsollaWebShopUser: httpFunction(backend, { ...runtime, minInstances }, async () => {
      return (await import("./web-shop/answer-web-shop.ts")).answerWebShop;
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
 * Declares the sweep. The scheduled time decides which orders are due, so that a local run can set a later time. A call
 * by Cloud Scheduler carries the name of its job. A call by hand carries none, and looks up all open orders.
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

/**
 * Declares the audit. The scheduled time decides which hours are due. A call by hand compares the last three days.
 */
const auditOrders = (backend: Backend, runtime: Runtime & { secrets: SecretParam[] }) =>
  onSchedule(
    { ...runtime, ...SCHEDULED, schedule: "every 1 hours", timeoutSeconds: AUDIT_TIMEOUT_SECONDS },
    async ({ scheduleTime, jobName }) => {
      const { auditOrders } = await import("./audit/audit-orders.ts");
      const deadline = AbortSignal.timeout(AUDIT_MS);
      await auditOrders(backend, new Date(scheduleTime), deadline, jobName ? "due" : "recent");
    },
  );

/** Lets only one run of a scheduled function be active at a time. */
const SCHEDULED = { maxInstances: 1, concurrency: 1, minInstances: 0 };

type Runtime = ReturnType<typeof runtimeOf>;

/**
 * Returns the Cloud Run options of every function. Anyone may call the functions, because they verify the ID token or
 * the signature themselves. Each option is set explicitly, because a function otherwise inherits the host's global
 * options. An instance handles up to 80 requests at a time, and Firebase's default of 256 MiB is not enough for that
 * (`npm run bench`).
 */
const runtimeOf = ({ runtime }: XsollaPaymentsOptions) => ({
  invoker: "public" as const,
  ingressSettings: "ALLOW_ALL" as const,
  timeoutSeconds: FUNCTION_TIMEOUT_SECONDS,
  memory: "512MiB" as const,
  ...runtime,
});

/** Declares a parameter for each option without a default. Firebase merges two declarations of the same name. */
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
      description:
        "Webhook key, with which Xsolla signs; several, separated by commas or white space, are all accepted.",
    }),
});
