// Xsolla's side of the emulator tests: the simulator's control API, its log of requests, and handmade deliveries.
import { functionUrl, stack } from "./client.ts";
import type { CodebaseName } from "./codebases.ts";
import { type RawAnswer, send } from "./send.ts";
import { signatureHeader } from "./signature-header.ts";

export { orderNotification } from "./order-notification.ts";

/** Sends one request to the simulator's control API, see simulator/README.md. */
export async function control(method: string, path: string, body?: object): Promise<unknown> {
  const init = body === undefined ? { method } : { method, body: JSON.stringify(body) };
  const response = await fetch(`${stack.simulator}/simulator${path}`, init);
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
  return text === "" ? undefined : JSON.parse(text);
}

export interface XsollaRequest {
  method: string;
  path: string;
  query: Record<string, string>;
  headers: Record<string, string>;
  body: unknown;
}

/** Lists the requests to the Store API since the last `forgetRequests`. */
export async function requestsTo(path: string): Promise<XsollaRequest[]> {
  const found = await control("GET", `/requests?path=${encodeURIComponent(path)}`);
  return Array.isArray(found) ? found : [];
}

export const forgetRequests = (): Promise<unknown> => control("DELETE", "/requests");

export interface DeliveryOptions {
  codebase?: CodebaseName;
  secret?: string;
  headers?: Record<string, string>;
  signal?: AbortSignal;
}

const [SECRET = ""] = stack.secrets.webhookSecrets;

/** Signs a body, with the first secret of the stack by default. */
export const signatureOf = (body: string | Uint8Array, secret = SECRET): string =>
  signatureHeader(body, secret);

/** Makes the request that Xsolla would post to `xsollaWebhook`. Given headers replace the usual ones. */
export function signedRequest(
  notification: object | string,
  { codebase = "sandbox", secret = SECRET, headers = {} }: DeliveryOptions = {},
) {
  const body = typeof notification === "string" ? notification : JSON.stringify(notification);
  return {
    url: functionUrl(codebase, "xsollaWebhook"),
    headers: { "content-type": "application/json", authorization: signatureOf(body, secret), ...headers },
    body,
  };
}

/** Posts a signed notification. */
export function deliver(notification: object | string, options: DeliveryOptions = {}): Promise<RawAnswer> {
  const { codebase = "sandbox", signal } = options;
  const { headers, body } = signedRequest(notification, options);
  return send(codebase, "xsollaWebhook", { headers, body, signal });
}

// Each test file has a module of its own, and the files run one after the other. So each begins at a later time.
let lastOrderId = Date.now();

/** Makes an order id that is unique in this run. */
export function newOrderId(): number {
  lastOrderId += 1;
  return lastOrderId;
}

/** Makes the body of `payment`, `refund`, `partial_refund`, a decline or a dispute, which name a transaction. */
export const transactionNotification = (
  type: string,
  uid: string,
  transaction: object,
  rest: object = {},
) => ({
  notification_type: type,
  settings: { project_id: stack.xsollaProjectId, merchant_id: 202 },
  user: { id: uid, country: "DE" },
  purchase: { total: { currency: "EUR", amount: 9.99 } },
  transaction,
  ...rest,
});
