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
  /** The player's own limit, MAX_ORDERS_PER_MINUTE. */
  | { reason: "too-many-orders"; retryAfterSeconds: number }
  /** The order does not exist, or belongs to another player. */
  | { reason: "unknown-order" };
