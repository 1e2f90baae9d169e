import { DeadlineError } from "./within.ts";
import { XsollaError, type XsollaFailure } from "./xsolla/failure.ts";

/** Why an item cannot be bought with real money now. */
export type UnavailableReason = "free-item" | "no-price" | "not-available" | "not-on-sale" | "sold-out";

/** What a request got wrong: where, as a dotted path into the request, and what. */
export interface Issue {
  path: string;
  message: string;
}

/** Everything that can go wrong for the caller of a callable, with the data that explains it. */
type CallableFailure =
  | XsollaFailure
  | { reason: "unauthenticated"; detail: string }
  | { reason: "app-check-required" }
  | { reason: "uid-mismatch" }
  | { reason: "invalid-request"; issues: Issue[] }
  | { reason: "return-url-not-allowed"; detail: string }
  | { reason: "unknown-sku"; sku: string }
  | { reason: UnavailableReason; sku: string }
  /** The player's own limit, MAX_ORDERS_PER_MINUTE. */
  | { reason: "too-many-orders"; retryAfterSeconds: number }
  /** No such order, or not this player's. */
  | { reason: "unknown-order" }
  /** Firestore cannot be reached or does not get through; worth trying again. */
  | { reason: "storage-unavailable"; error: unknown }
  | { reason: "internal"; error: unknown };

/** Everything that makes the webhook answer something else than success. */
type WebhookFailure =
  | { reason: "method-not-allowed" }
  | { reason: "source-not-allowed" }
  | { reason: "invalid-signature"; detail: string }
  | { reason: "invalid-parameter"; detail: string }
  | { reason: "invalid-user" }
  /** Correctly signed, but the order in it cannot be understood. */
  | { reason: "not-understood"; detail: string }
  | { reason: "misconfigured"; detail: string }
  | { reason: "storage-unavailable"; error: unknown }
  | { reason: "internal"; error: unknown };

/** One union of failures; `callable/to-https-error.ts` and `webhook/reply.ts` turn it into the two public answers. */
export type Failure = CallableFailure | WebhookFailure;

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
  return { reason: isPassing(error) ? "storage-unavailable" : "internal", error };
}

/** gRPC's DEADLINE_EXCEEDED, RESOURCE_EXHAUSTED, ABORTED and UNAVAILABLE, as Firestore throws them. */
const PASSING_GRPC_CODES = new Set<unknown>([4, 8, 10, 14]);

const isPassing = (error: unknown) =>
  error instanceof DeadlineError ||
  (error instanceof Error && "code" in error && PASSING_GRPC_CODES.has(error.code));

/** For expressions: `found ?? fail({ reason: … })`. */
export function fail(failure: Failure): never {
  throw new FailureError(failure);
}
