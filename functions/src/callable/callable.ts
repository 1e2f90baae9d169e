import {
  type CallableFunction,
  type CallableOptions,
  type CallableRequest,
  onCall,
} from "firebase-functions/https";
import { repairEnvelope } from "./repair-envelope.ts";
import type { Caller } from "./verify-caller.ts";

/** The caller has an answer within 15 s, whatever hangs behind us. */
const DEADLINE_MS = 13_000;

/** Answers one call of a verified player; `data` is whatever the client sent. */
export type CallableHandler<Answer> = (
  data: unknown,
  caller: Caller,
  request: CallableRequest,
) => Promise<Answer>;

/**
 * A v2 callable whose handler sees verified players only, and whose failures all carry a reason, in `details` and at
 * the start of `message`. The handler is loaded with the first call, so that an instance of one function does not pay
 * at start-up for the modules of the others.
 */
export function callable<Answer>(
  options: CallableOptions,
  load: () => Promise<CallableHandler<Answer>>,
): CallableFunction<unknown, Promise<Answer>> {
  const inner = onCall<unknown, Promise<Answer>>(options, async (request) => {
    const [handler, { verifyCaller }, { refuse }, { within }] = await Promise.all([
      load(),
      import("./verify-caller.ts"),
      import("./refuse.ts"),
      import("../within.ts"),
    ]);
    const answer = async () => handler(request.data, await verifyCaller(request), request);
    try {
      return await within(DEADLINE_MS, answer());
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
