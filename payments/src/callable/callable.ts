import {
  type CallableFunction,
  type CallableOptions,
  type CallableRequest,
  onCall,
} from "firebase-functions/https";
import type { Backend } from "../backend.ts";
import { CALLABLE_MS } from "../deadlines.ts";
import { lazily } from "../lazily.ts";
import { repairEnvelope } from "./repair-envelope.ts";
import type { Caller } from "./verify-caller.ts";

/** Answers one call of a verified player; `data` is whatever the client sent. */
export type CallableHandler<Answer> = (
  backend: Backend,
  data: unknown,
  caller: Caller,
  request: CallableRequest,
) => Promise<Answer>;

/**
 * Makes a v2 callable whose handler sees verified players only, and whose failures all carry a reason, in `details` and
 * at the start of `message`. The handler is loaded with the first call, so that an instance of one function does not pay
 * at start-up for the modules of the others.
 */
export function callable<Answer>(
  backend: Backend,
  options: CallableOptions,
  load: () => Promise<CallableHandler<Answer>>,
): CallableFunction<unknown, Promise<Answer>> {
  const loadAll = lazily(() =>
    Promise.all([load(), import("./verify-caller.ts"), import("./refuse.ts"), import("../within.ts")]),
  );
  // The option `enforceAppCheck` of the library decides, and says why it refuses; a host's global option would not.
  const inner = onCall<unknown, Promise<Answer>>({ ...options, enforceAppCheck: false }, async (request) => {
    const [handler, { verifyCaller }, { refuse }, { within }] = await loadAll();
    const answer = async () => handler(backend, request.data, await verifyCaller(backend, request), request);
    try {
      return await within(CALLABLE_MS, answer());
    } catch (error) {
      throw refuse(error, request.auth?.uid);
    }
  });
  const repaired: typeof inner = Object.assign((...[request, response]: Parameters<typeof inner>) => {
    repairEnvelope(request);
    return inner(request, response);
  }, inner);
  return repaired;
}
