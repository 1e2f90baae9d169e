// The studio's side of the simulator's tests: each test has a project of its own and a receiver of webhooks.
import { onTestFinished } from "vitest";
import { startSimulator } from "../src/index.ts";
import type { SimulatorOptions } from "../src/options.ts";
import { Receiver } from "./receiver.ts";

export const PROJECT = { projectId: 101, merchantId: 202, apiKey: "key", webhookSecret: "doc-example-key" };

/** Makes an `Authorization` header of Basic auth. */
export const basic = (user: string | number, key = PROJECT.apiKey) => ({
  authorization: `Basic ${Buffer.from(`${user}:${key}`).toString("base64")}`,
});

type Headers = Record<string, string>;

export async function openStudio(options: Partial<SimulatorOptions> = {}) {
  const receiver = new Receiver();
  await receiver.start();
  const simulator = await startSimulator({ port: 0, ...PROJECT, webhookUrl: receiver.url, ...options });
  onTestFinished(() => simulator.close());

  async function request(method: string, path: string, body?: object | string, headers: Headers = {}) {
    const text = typeof body === "object" ? JSON.stringify(body) : body;
    const response = await fetch(`${simulator.url}${path}`, {
      method,
      headers,
      redirect: "manual",
      ...(text !== undefined && { body: text }),
    });
    const answer = await response.text();
    const isJson = response.headers.get("content-type")?.includes("json");
    return {
      status: response.status,
      headers: response.headers,
      text: answer,
      body: isJson && answer !== "" ? JSON.parse(answer) : null,
    };
  }
  const tokenCall = (body: object | string, headers: Headers = {}) =>
    request("POST", "/api/v3/project/101/admin/payment/token", body, { ...basic(101), ...headers });

  return {
    receiver,
    simulator,
    request,
    tokenCall,
    get: (path: string, headers?: Headers) => request("GET", path, undefined, headers),
    post: (path: string, body: object = {}, headers?: Headers) => request("POST", path, body, headers),
    put: (path: string, body: object, headers?: Headers) => request("PUT", path, body, headers),
    /** Makes an order. Returns its token, id and path in the control API. */
    newOrder: async (change: object = {}, sku?: string) => {
      const { body } = await tokenCall(tokenRequest(change, sku));
      return {
        token: String(body.token),
        id: Number(body.order_id),
        path: `/simulator/orders/${body.order_id}`,
      };
    },
  };
}

export type Studio = Awaited<ReturnType<typeof openStudio>>;

/** Makes a valid token request with changes. */
export const tokenRequest = (change: object = {}, sku = "coins-100") => ({
  sandbox: true,
  user: { id: { value: "player-42" }, country: { value: "DE" } },
  purchase: { items: [{ sku, quantity: 1 }] },
  ...change,
});
