import type { CallableFailure } from "./callable/callable-failure.ts";
import type { WebhookFailure } from "./webhook/webhook-failure.ts";
import { DeadlineError } from "./within.ts";
import { XsollaError, type XsollaFailure } from "./xsolla/xsolla-failure.ts";

/** Failures that every border can answer with. */
type CommonFailure =
  /** The set-up is wrong. The studio has to repair it. */
  | { reason: "misconfigured"; detail: string }
  /** Firestore is unavailable or too slow. A retry may succeed. */
  | { reason: "storage-unavailable"; error: unknown }
  /** The code has a bug, or the studio's code threw. */
  | { reason: "internal"; error: unknown };

/**
 * Every failure. Each border answers its own failures (`callable/to-https-error.ts`, `webhook/reply.ts`). A failure of
 * another border is a bug, so a border answers it as internal. `xsolla/` has its own error class, because it must not
 * import callables.
 */
export type Failure = CommonFailure | XsollaFailure | CallableFailure | WebhookFailure;

/** Ends a request with a failure. */
export class FailureError extends Error {
  override readonly name = "FailureError";
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(textOf(failure));
    this.failure = failure;
  }
}

/** Describes a failure to an operator by its reason, and by its detail if it has one. */
export const textOf = (failure: Failure): string =>
  "detail" in failure ? `${failure.reason}: ${failure.detail}` : failure.reason;

/** Converts anything that was thrown to a failure. */
export function failureOf(error: unknown): Failure {
  if (error instanceof FailureError || error instanceof XsollaError) return error.failure;
  return { reason: isTransient(error) ? "storage-unavailable" : "internal", error };
}

/** The gRPC codes DEADLINE_EXCEEDED, RESOURCE_EXHAUSTED, ABORTED and UNAVAILABLE, which Firestore's errors carry. */
const TRANSIENT_GRPC_CODES = new Set<unknown>([4, 8, 10, 14]);

const isTransient = (error: unknown) =>
  error instanceof DeadlineError ||
  (error instanceof Error && "code" in error && TRANSIENT_GRPC_CODES.has(error.code));

/** Throws a failure. It is a function so that an expression can throw: `found ?? fail({ reason: … })`. */
export function fail(failure: Failure): never {
  throw new FailureError(failure);
}
