/** What makes the webhook answer something else than success. */
export type WebhookFailure =
  | { reason: "method-not-allowed" }
  | { reason: "source-not-allowed" }
  | { reason: "invalid-signature"; detail: string }
  | { reason: "invalid-parameter"; detail: string }
  | { reason: "invalid-user" }
  /** Correctly signed, but the order in it cannot be understood. */
  | { reason: "not-understood"; detail: string };
