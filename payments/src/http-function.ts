import { type HttpsFunction, type HttpsOptions, onRequest, type Request } from "firebase-functions/https";
import type { Backend } from "./backend.ts";
import { lazily } from "./lazily.ts";
import { leaveDomain } from "./leave-domain.ts";
import type { Reply } from "./webhook/reply.ts";

/** Answers one HTTP request that is not a call of a player. */
type HttpHandler = (backend: Backend, request: Request) => Reply | Promise<Reply>;

/** Makes a v2 HTTP function. It loads its handler at the first request, as a callable does. */
export function httpFunction(
  backend: Backend,
  options: HttpsOptions,
  load: () => Promise<HttpHandler>,
): HttpsFunction {
  const loadHandler = lazily(load);
  return onRequest({ ...options, cors: false }, async (request, response) => {
    const bound = leaveDomain(backend);
    const handle = await loadHandler();
    const { status, headers = {}, body } = await handle(bound, request);
    response.status(status).set(headers).send(body);
  });
}
