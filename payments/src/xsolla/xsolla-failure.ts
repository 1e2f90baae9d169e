/** Everything that can go wrong between this backend and Xsolla's Store API. */
export type XsollaFailure =
  /** Unreachable, too slow, 5xx, or an answer that makes no sense. Worth trying again. */
  | { reason: "xsolla-unavailable"; detail: string }
  /** 429; `retryAfterSeconds` is Xsolla's `Retry-After`, or a guess. */
  | { reason: "xsolla-busy"; retryAfterSeconds: number }
  /** 422 with a code that is about the buyer or the cart, such as a purchase limit. */
  | { reason: "order-refused"; xsollaErrorCode: number; detail: string }
  /** Xsolla refuses the credentials or the shape of the request: for the studio to repair. */
  | { reason: "misconfigured"; detail: string };

export class XsollaError extends Error {
  override readonly name = "XsollaError";
  readonly failure: XsollaFailure;

  constructor(failure: XsollaFailure) {
    super("detail" in failure ? `${failure.reason}: ${failure.detail}` : failure.reason);
    this.failure = failure;
  }
}
