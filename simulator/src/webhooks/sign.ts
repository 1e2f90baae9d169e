import { createHash } from "node:crypto";

/**
 * Signs with SHA-1 over the body's bytes with the secret appended, in lower-case hex. It is not an HMAC.
 * https://developers.xsolla.com/webhooks/overview
 */
export const sign = (body: string, secret: string): string =>
  createHash("sha1").update(body, "utf8").update(secret, "utf8").digest("hex");
