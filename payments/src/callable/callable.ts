import {
  type CallableFunction,
  type CallableOptions,
  type CallableRequest,
  onCall,
} from "firebase-functions/https";
import type { Backend } from "../backend.ts";
import { CALLABLE_MS } from "../deadlines.ts";
import { lazily } from "../lazily.ts";
import { leaveDomain } from "../leave-domain.ts";
import { repairEnvelope } from "./repair-envelope.ts";
import type { Caller } from "./verify-caller.ts";

/** Answers one call of a verified player. `data` is what the client sent, and is not validated. */
export type CallableHandler<Answer> = (
  backend: Backend,
  data: unknown,
  caller: Caller,
  request: CallableRequest,
) => Promise<Answer>;

/**
 * Makes a v2 callable that passes only verified players to its handler. Each failure carries its reason at the start of
 * `message`, and in `details`.
 *
 * @param load loads the handler with the first call, so that an instance of one function does not load the modules of
 * the others when it starts
 */
export function callable<Answer>(
  backend: Backend,
  options: CallableOptions,
  load: () => Promise<CallableHandler<Answer>>,
): CallableFunction<unknown, Promise<Answer>> {
  const loadAll = lazily(() =>
    Promise.all([load(), import("./verify-caller.ts"), import("./refuse.ts"), import("../within.ts")]),
  );
  // The library's own option `enforceAppCheck` is checked in `verifyCaller`, because its refusal carries a reason. A
  // refusal by the host's global option would not.
  const inner = onCall<unknown, Promise<Answer>>({ ...options, enforceAppCheck: false }, async (request) => {
    const bound = leaveDomain(backend);
    const [handler, { verifyCaller }, { refuse }, { within }] = await loadAll();
    const answer = async () => handler(bound, request.data, await verifyCaller(bound, request), request);
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
