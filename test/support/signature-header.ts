import { createHash } from "node:crypto";

/** Makes the header as Xsolla documents it: SHA-1 over the body with the secret appended. */
export const signatureHeader = (body: string | Uint8Array, secret: string): string =>
  `Signature ${createHash("sha1").update(body).update(secret).digest("hex")}`;
