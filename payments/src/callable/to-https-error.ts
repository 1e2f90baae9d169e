import { type FunctionsErrorCode, HttpsError } from "firebase-functions/https";
import type { Failure } from "../failure.ts";

/**
 * The public answer to a failure. The message begins with the reason, because Firebase's Unity SDK drops `details`,
 * and goes on with a sentence for the game's developer. It never carries internal text: that is in the log.
 */
export function toHttpsError(failure: Failure): HttpsError {
  const { code, sentence, details, reason = failure.reason } = describe(failure);
  return new HttpsError(code, `${reason}: ${sentence}`, details && { reason, ...details });
}

interface Answer {
  code: FunctionsErrorCode;
  sentence: string;
  /** Beside `reason`; absent where the answer carries no details at all. */
  details?: Record<string, unknown>;
  /** Where another one than the failure's own is told. */
  reason?: string;
}

function describe(failure: Failure): Answer {
  switch (failure.reason) {
    case "unauthenticated":
      return {
        code: "unauthenticated",
        sentence: "Sign the player in and send a fresh Firebase ID token as Authorization: Bearer <token>.",
      };
    case "app-check-required":
      return {
        code: "unauthenticated",
        sentence: "This project enforces App Check; send a valid token as X-Firebase-AppCheck.",
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
        sentence: `The Xsolla project has no item "${failure.sku}". Check the spelling and that the item is published.`,
        details: { sku: failure.sku },
      };
    case "free-item":
      return notPurchasable(failure.sku, "is free, and free items are not sold through Pay Station.");
    case "no-price":
      return notPurchasable(
        failure.sku,
        "has no price of the kind that this call takes: real money, or the virtual currency.",
      );
    case "not-available":
      return notPurchasable(failure.sku, "cannot be bought at the moment.");
    case "not-on-sale":
      return notPurchasable(failure.sku, "is outside its sale period.");
    case "sold-out":
      return notPurchasable(failure.sku, "is sold out, or fewer are left than were asked for.");
    case "not-free":
      return notPurchasable(failure.sku, "is not free.");
    case "limit-reached":
      return notPurchasable(failure.sku, "is limited, and this player has had all of it for now.");
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
          "This backend grants items by its own fulfil; it needs the option spend beside it to sell for virtual currency.",
        details: {},
      };
    case "order-refused":
      return {
        code: "failed-precondition",
        sentence: `Xsolla refuses this order for this player (error ${failure.xsollaErrorCode}), for example by a purchase limit.`,
        details: { xsollaErrorCode: failure.xsollaErrorCode },
      };
    case "too-many-orders":
      return {
        code: "resource-exhausted",
        sentence: `This player has asked for too many payment tokens (MAX_ORDERS_PER_MINUTE); try again in ${failure.retryAfterSeconds} s.`,
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
        sentence: `Xsolla is busy; try again in ${failure.retryAfterSeconds} s.`,
        details: { retryAfterSeconds: failure.retryAfterSeconds },
      };
    case "xsolla-unavailable":
      return {
        code: "unavailable",
        sentence: "Xsolla cannot be reached or does not answer properly; try again later.",
        details: {},
      };
    case "misconfigured":
      return {
        code: "internal",
        sentence: "The payments backend is not set up correctly; its log says what to change.",
        details: {},
      };
    case "storage-unavailable":
      return {
        code: "unavailable",
        sentence: "The payments backend is busy; try again in a moment.",
        details: {},
      };
    // A webhook's failure cannot end a callable; its text would not be for a player either.
    default:
      return {
        code: "internal",
        sentence: "Something went wrong; the backend's log says what.",
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
