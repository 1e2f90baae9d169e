import { type FunctionsErrorCode, HttpsError } from "firebase-functions/https";
import type { Failure } from "../failure.ts";

/**
 * Converts a failure to its public answer. The message begins with the reason, because Firebase's Unity SDK drops
 * `details`. A sentence for the game's developer follows. The message never contains internal text, which is only in
 * the log.
 */
export function toHttpsError(failure: Failure): HttpsError {
  const { code, sentence, details, reason = failure.reason } = answerTo(failure);
  return new HttpsError(code, `${reason}: ${sentence}`, details && { reason, ...details });
}

interface Answer {
  code: FunctionsErrorCode;
  sentence: string;
  /** Added to `details.reason`. If it is undefined, the answer has no details. */
  details?: Record<string, unknown>;
  /** Replaces the reason of the failure. */
  reason?: string;
}

function answerTo(failure: Failure): Answer {
  switch (failure.reason) {
    case "unauthenticated":
      return {
        code: "unauthenticated",
        sentence: "Sign the player in and send a fresh Firebase ID token as Authorization: Bearer <token>.",
      };
    case "app-check-required":
      return {
        code: "unauthenticated",
        sentence: "This project enforces App Check. Send a valid token as X-Firebase-AppCheck.",
      };
    case "uid-mismatch":
      return {
        code: "permission-denied",
        sentence:
          "The uid in the request is not the signed-in player's. Leave it out: the ID token names the player.",
        details: {},
      };
    case "invalid-request":
      return {
        code: "invalid-argument",
        sentence: failure.issues
          .map(({ path, message }) => (path ? `${path}: ${message}` : message))
          .join("; "),
        details: { issues: failure.issues },
      };
    case "return-url-not-allowed":
      return { code: "invalid-argument", sentence: failure.detail, details: {} };
    case "unknown-sku":
      return {
        code: "not-found",
        sentence: `The Xsolla project has no item "${failure.sku}". Check its spelling, and that the item is published.`,
        details: { sku: failure.sku },
      };
    case "free-item":
      return notPurchasable(failure.sku, "is free, and free items are not sold through Pay Station.");
    case "no-price":
      return notPurchasable(
        failure.sku,
        "has no price of the required kind: real money for a payment token, else virtual currency.",
      );
    case "not-available":
      return notPurchasable(failure.sku, "cannot be bought at the moment.");
    case "not-on-sale":
      return notPurchasable(failure.sku, "is outside its sale period.");
    case "sold-out":
      return notPurchasable(failure.sku, "is sold out, or fewer pieces are left than the request asks for.");
    case "not-free":
      return notPurchasable(failure.sku, "is not free.");
    case "limit-reached":
      return notPurchasable(
        failure.sku,
        "is limited, and this player has claimed all pieces of the current interval.",
      );
    case "not-enough-currency":
      return {
        code: "failed-precondition",
        sentence:
          failure.missing === undefined
            ? "The player does not have enough of the virtual currency."
            : `The player lacks ${failure.missing} of the virtual currency.`,
        details: failure.missing === undefined ? {} : { missing: failure.missing },
      };
    case "not-supported":
      return {
        code: "unimplemented",
        sentence:
          "This backend has the option fulfil. To sell for virtual currency, it also needs the option spend.",
        details: {},
      };
    case "order-refused":
      return {
        code: "failed-precondition",
        sentence: `Xsolla refuses this order for this player (error ${failure.xsollaErrorCode}), for example because of a purchase limit.`,
        details: { xsollaErrorCode: failure.xsollaErrorCode },
      };
    case "too-many-orders":
      return {
        code: "resource-exhausted",
        sentence: `This player has requested too many payment tokens (MAX_ORDERS_PER_MINUTE). Try again in ${failure.retryAfterSeconds} s.`,
        details: { retryAfterSeconds: failure.retryAfterSeconds },
      };
    case "unknown-order":
      return {
        code: "not-found",
        sentence:
          "The signed-in player has no order with this orderId. It is the order_id of the payment token.",
        details: {},
      };
    case "xsolla-busy":
      return {
        code: "resource-exhausted",
        sentence: `Xsolla is busy. Try again in ${failure.retryAfterSeconds} s.`,
        details: { retryAfterSeconds: failure.retryAfterSeconds },
      };
    case "xsolla-unavailable":
      return {
        code: "unavailable",
        sentence: "Xsolla cannot be reached, or its answer is invalid. Try again later.",
        details: {},
      };
    case "misconfigured":
      return {
        code: "internal",
        sentence: "The payments backend is not set up correctly. Its log says what to change.",
        details: {},
      };
    case "storage-unavailable":
      return {
        code: "unavailable",
        sentence: "The payments backend is busy. Try again in a moment.",
        details: {},
      };
    // A failure of the webhook cannot end a callable, unless there is a bug. Its text is not meant for players.
    default:
      return {
        code: "internal",
        sentence: "Something went wrong. The backend's log says what.",
        details: {},
        reason: "internal",
      };
  }
}

const notPurchasable = (sku: string, sentence: string): Answer => ({
  code: "failed-precondition",
  sentence: `"${sku}" ${sentence}`,
  details: { sku },
});
