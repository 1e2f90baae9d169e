import { get } from "../payments/src/cli/processes/wait-for-http.ts";

/** How Xsolla sends an order's webhooks: payment and order in one, or separately. */
export const WEBHOOK_MODES = ["combined", "separate"] as const;
export type WebhookMode = (typeof WEBHOOK_MODES)[number];

/** Makes a client of the simulator that acts as a buyer in Pay Station or an operator in Publisher Account. */
export function simulatorClient(origin: string) {
  const post = (path: string, body: object) => request("POST", `${origin}${path}`, body);
  const read = (path: string) => request("GET", `${origin}${path}`);
  return {
    isRunning: async () => (await get(`${origin}/simulator/health`)) !== undefined,
    pay: (token: string, mode?: WebhookMode, promoCode?: string) =>
      post("/simulator/paystation/pay", { token, mode, promoCode }),
    subscribe: (sale: object) => post("/simulator/subscriptions", sale),
    /** Runs an action of the control API on a subscription, such as "renew". */
    actOnSubscription: (id: number, action: string) => post(`/simulator/subscriptions/${id}/${action}`, {}),
    refund: (orderId: string, mode?: WebhookMode) =>
      post(`/simulator/orders/${encodeURIComponent(orderId)}/refund`, { mode }),
    /** Runs an action of the control API on an order, such as "dispute". */
    act: (orderId: string, action: string, body: object = {}) =>
      post(`/simulator/orders/${encodeURIComponent(orderId)}/${action}`, body),
    /** An order of a Web Shop, paid unless `pay` is false. */
    buyInWebShop: (order: object) => post("/simulator/web-shop/orders", order),
    loseNext: (times: number) => post("/simulator/webhooks/lose-next", { times }),
    goDown: (seconds: number) =>
      post("/simulator/faults", {
        on: "any",
        kind: "status",
        status: 503,
        times: 0,
        lastsMs: Math.ceil(seconds * 1_000),
      }),
    endFaults: () => request("DELETE", `${origin}/simulator/faults`),
    order: (orderId: string) => read(`/simulator/orders/${encodeURIComponent(orderId)}`),
    orders: () => read("/simulator/orders"),
    webhooks: () => read("/simulator/webhooks"),
    change: (settings: object) => request("PATCH", `${origin}/simulator/settings`, settings),
  };
}

export type SimulatorClient = ReturnType<typeof simulatorClient>;

async function request(method: string, url: string, body?: object): Promise<unknown> {
  const init = { method, headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
  const response = await fetch(url, body === undefined ? { method } : init);
  const text = await response.text();
  if (response.ok) return text === "" ? undefined : JSON.parse(text);
  throw new Error(`the simulator refused ${new URL(url).pathname}: ${response.status} ${text}`);
}
