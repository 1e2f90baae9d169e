/** A failure that only the webhook answers with. */
export type WebhookFailure =
  | { reason: "method-not-allowed" }
  | { reason: "source-not-allowed" }
  | { reason: "invalid-signature"; detail: string }
  | { reason: "invalid-parameter"; detail: string }
  | { reason: "invalid-user" }
  /** The notification is signed correctly, but its order cannot be read. */
  | { reason: "not-understood"; detail: string };
