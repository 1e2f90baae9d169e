import type { Failure } from "../failure.ts";

/** An answer to Xsolla. It redelivers a notification only after a 5xx. A 2xx means done, and a 4xx means refused. */
export interface Reply {
  status: number;
  headers?: Record<string, string>;
  body?: unknown;
}

/** The answer to a notification that is handled, or needs no handling. */
export const DONE: Reply = { status: 204 };

/**
 * Converts a failure to Xsolla's error body, `{error: {code, message}}`, with one of Xsolla's codes:
 * https://developers.xsolla.com/webhooks/overview/#section/Errors. A wrong signature must be answered with 400, because
 * the webhook test in Publisher Account checks that. The body never contains internal text.
 */
export function replyTo(failure: Failure): Reply {
  switch (failure.reason) {
    case "method-not-allowed":
      return {
        ...refusal(405, "INVALID_PARAMETER", "Notifications must be sent by POST."),
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
    // A later delivery can succeed, because the outage ends, or the set-up or the code is repaired.
    default:
      return refusal(500, "INTERNAL_ERROR", "This could not be handled now. Please deliver it again.");
  }
}

const refusal = (status: number, code: string, message: string): Reply => ({
  status,
  body: { error: { code, message } },
});
