/** Why an item cannot be bought with real money now. */
export type UnavailableReason = "free-item" | "no-price" | "not-available" | "not-on-sale" | "sold-out";

/** What a request got wrong: where, as a dotted path into the request, and what. */
export interface Issue {
  path: string;
  message: string;
}

/** What can go wrong for the caller of a callable, with the data that explains it. */
export type CallableFailure =
  | { reason: "unauthenticated"; detail: string }
  | { reason: "app-check-required" }
  | { reason: "uid-mismatch" }
  | { reason: "invalid-request"; issues: Issue[] }
  | { reason: "return-url-not-allowed"; detail: string }
  | { reason: "unknown-sku"; sku: string }
  | { reason: UnavailableReason; sku: string }
  /** For `claimFreeItem`: the item costs something. */
  | { reason: "not-free"; sku: string }
  /** For `claimFreeItem`: the player has had as many as the catalogue allows. */
  | { reason: "limit-reached"; sku: string }
  /** `missing` is not known when the studio's `spend` does not tell; `error` is what it threw. */
  | { reason: "not-enough-currency"; missing?: number; error?: unknown }
  /** The studio has a `fulfil` of its own and no `spend`. */
  | { reason: "not-supported" }
  /** The player's own limit, MAX_ORDERS_PER_MINUTE. */
  | { reason: "too-many-orders"; retryAfterSeconds: number }
  /** The order does not exist, or belongs to another player. */
  | { reason: "unknown-order" };
