import type { Failure } from "../../src/failure.ts";

/** Placeholder for details that may appear in the log only. */
export const INTERNAL_TEXT = "k-secret p42@example.org /srv/db.ts:7";

/** One failure of each reason. */
export const EVERY_FAILURE: Record<Failure["reason"], Failure> = {
  unauthenticated: { reason: "unauthenticated", detail: INTERNAL_TEXT },
  "app-check-required": { reason: "app-check-required" },
  "uid-mismatch": { reason: "uid-mismatch" },
  "invalid-request": {
    reason: "invalid-request",
    issues: [
      { path: "items.2.quantity", message: "expected an integer" },
      { path: "", message: "expected an object" },
    ],
  },
  "return-url-not-allowed": { reason: "return-url-not-allowed", detail: "returnUrl must not use file:" },
  "unknown-sku": { reason: "unknown-sku", sku: "coins-100" },
  "free-item": { reason: "free-item", sku: "coins-100" },
  "no-price": { reason: "no-price", sku: "coins-100" },
  "not-available": { reason: "not-available", sku: "coins-100" },
  "not-on-sale": { reason: "not-on-sale", sku: "coins-100" },
  "sold-out": { reason: "sold-out", sku: "coins-100" },
  "not-free": { reason: "not-free", sku: "coins-100" },
  "limit-reached": { reason: "limit-reached", sku: "coins-100" },
  "not-enough-currency": { reason: "not-enough-currency", missing: 12, error: new Error(INTERNAL_TEXT) },
  "not-supported": { reason: "not-supported" },
  "too-many-orders": { reason: "too-many-orders", retryAfterSeconds: 42 },
  "unknown-order": { reason: "unknown-order" },
  "order-refused": { reason: "order-refused", xsollaErrorCode: 1000, detail: INTERNAL_TEXT },
  "xsolla-busy": { reason: "xsolla-busy", retryAfterSeconds: 7 },
  "xsolla-unavailable": { reason: "xsolla-unavailable", detail: INTERNAL_TEXT },
  misconfigured: { reason: "misconfigured", detail: INTERNAL_TEXT },
  "storage-unavailable": { reason: "storage-unavailable", error: new Error(INTERNAL_TEXT) },
  internal: { reason: "internal", error: new Error(INTERNAL_TEXT) },
  "method-not-allowed": { reason: "method-not-allowed" },
  "source-not-allowed": { reason: "source-not-allowed" },
  "invalid-signature": { reason: "invalid-signature", detail: "The signature does not fit the body." },
  "invalid-parameter": { reason: "invalid-parameter", detail: "The body is not JSON." },
  "invalid-user": { reason: "invalid-user" },
  "not-understood": { reason: "not-understood", detail: INTERNAL_TEXT },
};
