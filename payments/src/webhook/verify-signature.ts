import { createHash, timingSafeEqual } from "node:crypto";
import { fail } from "../failure.ts";

/** The form of the header. In Xsolla's samples `Signature` begins with a capital or a small letter. */
const HEADER = /^Signature ([0-9a-f]{40})$/i;

/**
 * Checks that Xsolla signed these bytes with one of the studio's secrets. The digest is a plain SHA-1 over the body
 * with the secret appended, and not an HMAC: https://developers.xsolla.com/webhooks/overview/#section/Set-up-webhooks.
 * It covers the bytes as they arrived, because parsing and writing would change white space, escapes and digits.
 *
 * @throws FailureError `invalid-signature`, with the likely cause
 */
export function verifySignature(body: Buffer, header: string | undefined, secrets: string[]): void {
  const signature = header || refuse("There is no Authorization header. A proxy may have removed it.");
  const digest =
    HEADER.exec(signature)?.[1] ??
    refuse("The Authorization header must have the form: Signature <40 hex digits>.");
  const claimed = Buffer.from(digest, "hex");
  // Tries every secret, so that the response time does not reveal which secret matched.
  const matching = secrets.filter((secret) => timingSafeEqual(sign(body, secret), claimed));
  if (matching.length > 0) return;
  refuse(
    "The signature does not match the body. Compare XSOLLA_WEBHOOK_SECRET with the key in Publisher Account (a change of the webhook URL there creates a new key). If they are equal, a proxy may have re-encoded the body.",
  );
}

const sign = (body: Buffer, secret: string) => createHash("sha1").update(body).update(secret).digest();

const refuse = (detail: string): never => fail({ reason: "invalid-signature", detail });
