/** A failure of a call to Xsolla's Store API. */
export type XsollaFailure =
  /** Xsolla is unreachable or too slow, or it answered with 5xx or an invalid body. A retry may succeed. */
  | { reason: "xsolla-unavailable"; detail: string }
  /** Xsolla answered 429. `retryAfterSeconds` is its `Retry-After`, or a default. */
  | { reason: "xsolla-busy"; retryAfterSeconds: number }
  /** Xsolla answered 422 with a code about the buyer or the items, such as a purchase limit. */
  | { reason: "order-refused"; xsollaErrorCode: number; detail: string }
  /** Xsolla refused the credentials or the form of the request. The studio has to repair the set-up. */
  | { reason: "misconfigured"; detail: string };

/** Ends a call to Xsolla with a failure. */
export class XsollaError extends Error {
  override readonly name = "XsollaError";
  readonly failure: XsollaFailure;

  constructor(failure: XsollaFailure) {
    super("detail" in failure ? `${failure.reason}: ${failure.detail}` : failure.reason);
    this.failure = failure;
  }
}
