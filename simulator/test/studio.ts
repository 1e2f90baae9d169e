// The studio's side of the simulator's tests: a project of its own for each test, and a receiver of webhooks.
import { once } from "node:events";
import { createServer } from "node:http";
import { onTestFinished } from "vitest";
import { type Simulator, startSimulator } from "../src/index.ts";

const PROJECT = { projectId: 101, merchantId: 202, apiKey: "key", webhookSecret: "doc-example-key" };

interface Received {
  type: string;
  raw: string;
  authorization: string | undefined;
}

/** Answers each webhook with the next of the statuses that are queued, else with 204. */
class Receiver {
  readonly received: Received[] = [];
  statuses: number[] = [];
  #waiting: (() => void)[] = [];
  url = "";

  async start(): Promise<void> {
    const server = createServer(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk);
      const raw = Buffer.concat(chunks).toString();
      const { authorization } = request.headers;
      this.received.push({ type: JSON.parse(raw).notification_type, raw, authorization });
      response.writeHead(this.statuses.shift() ?? 204).end();
      for (const wake of this.#waiting.splice(0)) wake();
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const address = server.address();
    this.url = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
    onTestFinished(() => {
      server.closeAllConnections();
      server.close();
    });
  }

  get types(): string[] {
    return this.received.map(({ type }) => type);
  }

  /** Resolves once that many have come. */
  async until(count: number): Promise<void> {
    while (this.received.length < count) await new Promise<void>((wake) => this.#waiting.push(wake));
  }
}

export async function openStudio(options: { retrySpeed?: number } = {}) {
  const receiver = new Receiver();
  await receiver.start();
  const simulator = await startSimulator({ port: 0, ...PROJECT, ...options, webhookUrl: receiver.url });
  onTestFinished(() => simulator.close());
  return { receiver, simulator, ...clientOf(simulator) };
}

function clientOf({ url }: Simulator) {
  const request = async (
    method: string,
    path: string,
    body?: object,
    headers: Record<string, string> = {},
  ) => {
    const init = body === undefined ? {} : { body: JSON.stringify(body) };
    const response = await fetch(`${url}${path}`, { method, headers, ...init, redirect: "manual" });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: text.startsWith("<") ? null : JSON.parse(text || "null"),
    };
  };
  const authorization = `Basic ${Buffer.from(`${PROJECT.projectId}:${PROJECT.apiKey}`).toString("base64")}`;
  return {
    get: (path: string, headers?: Record<string, string>) => request("GET", path, undefined, headers),
    post: (path: string, body: object, headers?: Record<string, string>) =>
      request("POST", path, body, headers),
    put: (path: string, body: object, headers?: Record<string, string>) =>
      request("PUT", path, body, headers),
    tokenCall: (body: object, headers: Record<string, string> = {}) =>
      request("POST", "/api/v3/project/101/admin/payment/token", body, { authorization, ...headers }),
  };
}

/** A token request that is accepted, with some of it changed. */
export const tokenRequest = (change: object = {}, sku = "coins-100") => ({
  sandbox: true,
  user: { id: { value: "player-42" }, country: { value: "DE" } },
  purchase: { items: [{ sku, quantity: 1 }] },
  ...change,
});
