import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { buffer } from "node:stream/consumers";

/**
 * Makes a request listener that gets the whole body. It leaves a request unanswered that the client aborts meanwhile:
 * a client that stops, or has no time left, is not a failure of the server.
 */
export const withBody =
  (answer: (request: IncomingMessage, response: ServerResponse, body: Buffer) => unknown): RequestListener =>
  async (request, response) => {
    const body = await buffer(request).catch(() => undefined);
    if (body) await answer(request, response, body);
  };
