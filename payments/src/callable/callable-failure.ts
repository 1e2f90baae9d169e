/** The reason why an item cannot be bought with real money now. */
export type UnavailableReason = "free-item" | "no-price" | "not-available" | "not-on-sale" | "sold-out";

/** One fault of a request. */
interface Issue {
  /** The place of the fault in the request, as a dotted path. */
  path: string;
  /** Says what is wrong. */
  message: string;
}

/** A failure that only callables answer with, and the data that explains it. */
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
  /** For `claimFreeItem`: the player has claimed as many pieces as the catalogue allows. */
  | { reason: "limit-reached"; sku: string }
  /** `error` is what the studio's `spend` threw. `missing` is the number in it, if it has one. */
  | { reason: "not-enough-currency"; missing?: number; error?: unknown }
  /** The studio set the option `fulfil`, but not `spend`. */
  | { reason: "not-supported" }
  /** The player has reached the limit MAX_ORDERS_PER_MINUTE. */
  | { reason: "too-many-orders"; retryAfterSeconds: number }
  /** The order does not exist, or belongs to another player. */
  | { reason: "unknown-order" };
