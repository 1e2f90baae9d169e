import { createHash, timingSafeEqual } from "node:crypto";
import { fail } from "../failure.ts";

/** The header's form. Xsolla's samples print the word in either case, and the digest in lower case. */
const HEADER = /^Signature ([0-9a-f]{40})$/i;

/**
 * Checks that Xsolla signed these bytes with one of our secrets. The digest is a plain SHA-1 over the body with the
 * secret appended, no HMAC: https://developers.xsolla.com/webhooks/overview/#section/Set-up-webhooks. It covers the
 * bytes as they came: parsing and writing them again would change spacing, escapes and the digits of numbers.
 *
 * @throws FailureError `invalid-signature`, naming the likely cause
 */
export function verifySignature(body: Buffer, header: string | undefined, secrets: string[]): void {
  const signature = header || refuse("There is no Authorization header; a proxy may have dropped it.");
  const digest =
    HEADER.exec(signature)?.[1] ??
    refuse("The Authorization header is not of the form: Signature <40 hex digits>.");
  const claimed = Buffer.from(digest, "hex");
  // Every secret is tried, so that the time does not tell which one fitted.
  const fitting = secrets.filter((secret) => timingSafeEqual(sign(body, secret), claimed));
  if (fitting.length > 0) return;
  refuse(
    "The signature does not fit the body. Compare XSOLLA_WEBHOOK_SECRET with the key in Publisher Account (a change of the webhook URL there makes a new one); otherwise a proxy re-encoded the body.",
  );
}

const sign = (body: Buffer, secret: string) => createHash("sha1").update(body).update(secret).digest();

const refuse = (detail: string): never => fail({ reason: "invalid-signature", detail });
