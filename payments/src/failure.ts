import type { CallableFailure } from "./callable/callable-failure.ts";
import type { WebhookFailure } from "./webhook/webhook-failure.ts";
import { DeadlineError } from "./within.ts";
import { XsollaError, type XsollaFailure } from "./xsolla/xsolla-failure.ts";

/** What can go wrong behind every border. */
type CommonFailure =
  /** The set-up is wrong: for the studio to repair. */
  | { reason: "misconfigured"; detail: string }
  /** Firestore cannot be reached or does not get through; worth a retry. */
  | { reason: "storage-unavailable"; error: unknown }
  | { reason: "internal"; error: unknown };

/**
 * Everything that can go wrong. Each border answers its own failures (`callable/to-https-error.ts`, `webhook/reply.ts`);
 * one of another border would be a bug, and is answered as internal. `xsolla/` has an error class of its own, because it
 * knows no callables.
 */
export type Failure = CommonFailure | XsollaFailure | CallableFailure | WebhookFailure;

/** Thrown to end a request with a failure. */
export class FailureError extends Error {
  override readonly name = "FailureError";
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(textOf(failure));
    this.failure = failure;
  }
}

/** For operators: the reason, and the detail where there is one. */
export const textOf = (failure: Failure): string =>
  "detail" in failure ? `${failure.reason}: ${failure.detail}` : failure.reason;

/** The failure behind anything that was thrown. */
export function failureOf(error: unknown): Failure {
  if (error instanceof FailureError || error instanceof XsollaError) return error.failure;
  return { reason: isTransient(error) ? "storage-unavailable" : "internal", error };
}

/** gRPC's DEADLINE_EXCEEDED, RESOURCE_EXHAUSTED, ABORTED and UNAVAILABLE, as Firestore throws them. */
const TRANSIENT_GRPC_CODES = new Set<unknown>([4, 8, 10, 14]);

const isTransient = (error: unknown) =>
  error instanceof DeadlineError ||
  (error instanceof Error && "code" in error && TRANSIENT_GRPC_CODES.has(error.code));

/** For expressions: `found ?? fail({ reason: … })`. */
export function fail(failure: Failure): never {
  throw new FailureError(failure);
}
