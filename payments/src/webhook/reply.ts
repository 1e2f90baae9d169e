import type { Failure } from "../failure.ts";

/** An answer to Xsolla. 2xx: done. 4xx: never again. 5xx: try again, and nothing else. */
export interface Reply {
  status: number;
  headers?: Record<string, string>;
  body?: unknown;
}

export const DONE: Reply = { status: 204 };

/**
 * Xsolla's error body, `{error: {code, message}}`, with the codes it knows:
 * https://developers.xsolla.com/webhooks/overview/#section/Errors. A wrong signature must be a 400: Publisher
 * Account's own webhook test looks for it. Internal text never leaves.
 */
export function replyTo(failure: Failure): Reply {
  switch (failure.reason) {
    case "method-not-allowed":
      return {
        ...refusal(405, "INVALID_PARAMETER", "Notifications are posted."),
        headers: { Allow: "POST" },
      };
    case "source-not-allowed":
      return refusal(403, "INVALID_CLIENT_IP", "This address is not in XSOLLA_WEBHOOK_IPS.");
    case "invalid-signature":
      return refusal(400, "INVALID_SIGNATURE", failure.detail);
    case "invalid-parameter":
      return refusal(400, "INVALID_PARAMETER", failure.detail);
    case "invalid-user":
      return refusal(400, "INVALID_USER", "Firebase Auth does not know this user, or has disabled it.");
    // A later attempt can succeed: the outage passes, the configuration or the code is repaired.
    default:
      return refusal(500, "INTERNAL_ERROR", "This could not be handled now. Please deliver it again.");
  }
}

const refusal = (status: number, code: string, message: string): Reply => ({
  status,
  body: { error: { code, message } },
});
