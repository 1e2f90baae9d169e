// Xsolla's side of the emulator tests: the simulator's control API, its log of requests, and handmade deliveries.
import { createHash } from "node:crypto";
import { functionUrl, stack } from "./client.ts";
import type { CodebaseName } from "./codebases.ts";
import { type RawAnswer, send } from "./send.ts";

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

/** Makes the header as Xsolla documents it: SHA-1 over the body with the secret appended. */
export const signatureOf = (body: string | Uint8Array, secret = SECRET): string =>
  `Signature ${createHash("sha1").update(body).update(secret).digest("hex")}`;

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

let lastOrderId = 81_000_000;

/** Makes an order id that is unique in this run. */
export function newOrderId(): number {
  lastOrderId += 1;
  return lastOrderId * 1_000 + (process.pid % 1_000);
}

interface OrderOptions {
  items?: object[];
  order?: object;
  billing?: object | undefined;
}

const COINS = { sku: "coins-100", type: "virtual_good", quantity: 1, amount: "9.9900", promotions: [] };

/** Makes the body of `order_paid` or `order_canceled`, in separate mode unless there is `billing`. */
export const orderNotification = (
  type: "order_paid" | "order_canceled",
  uid: string,
  orderId: number | string,
  { items = [COINS], order = {}, billing }: OrderOptions = {},
) => ({
  notification_type: type,
  items,
  order: {
    id: orderId,
    mode: "sandbox",
    currency_type: "real",
    currency: "EUR",
    amount: "9.9900",
    status: type === "order_paid" ? "paid" : "canceled",
    platform: "xsolla",
    comment: null,
    invoice_id: `43${orderId}`,
    promotions: [],
    ...order,
  },
  user: { external_id: uid },
  ...(billing && { billing }),
});

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
