import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from "node:http";
import { onTestFinished } from "vitest";
import { withBody } from "../../../test/support/with-body.ts";
import type { XsollaProject } from "../../src/xsolla/xsolla-project.ts";

interface Received {
  method: string | undefined;
  path: string | undefined;
  headers: IncomingMessage["headers"];
  body: string;
}

export interface StandIn {
  project: XsollaProject;
  received: Received[];
  /** Sets the listener for the next requests. */
  answerWith(listener: RequestListener): void;
}

/** Each stand-in has another project id, so that tests do not share cache entries. */
let projects = 1000;

/**
 * Starts an HTTP server in Xsolla's place, until the end of the test. Concurrent tests pass the `onTestFinished` of
 * their own context.
 */
export async function startStandIn(
  listener: RequestListener,
  atEnd: (close: () => void) => void = onTestFinished,
): Promise<StandIn> {
  let answer = listener;
  const received: Received[] = [];
  const server = createServer(
    withBody((request, response, body) => {
      const { method, url: path, headers } = request;
      received.push({ method, path, headers, body: body.toString() });
      answer(request, response);
    }),
  );
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  atEnd(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  projects += 1;
  return {
    project: {
      storeUrl: `http://127.0.0.1:${address.port}`,
      projectId: projects,
      userName: projects,
      apiKey: "k-secret",
    },
    received,
    answerWith: (listener) => {
      answer = listener;
    },
  };
}

export const json =
  (status: number, body: unknown, headers: Record<string, string> = {}): RequestListener =>
  (_request, response) =>
    void response
      .writeHead(status, { "content-type": "application/json", ...headers })
      .end(JSON.stringify(body));

export const html =
  (status: number): RequestListener =>
  (_request, response) =>
    void response.writeHead(status, { "content-type": "text/html" }).end("<h1>Bad gateway</h1>");

/** Accepts the request and never answers. */
export const hang: RequestListener = () => {};

/** Sends the headers, then single bytes without an end. */
export const drip: RequestListener = (_request, response: ServerResponse) => {
  response.writeHead(200, { "content-type": "application/json" });
  const timer = setInterval(() => response.write(" "), 200);
  response.on("close", () => clearInterval(timer));
};

export const reset: RequestListener = (request) => void request.socket.resetAndDestroy();
