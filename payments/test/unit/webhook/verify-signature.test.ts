import { expect, test } from "vitest";
import { verifySignature } from "../../../src/webhook/verify-signature.ts";
import { failureFrom } from "../../support/failure-from.ts";

// Every digest here was made with sha1sum over the body and the secret, none by the code under test.
const BODY = Buffer.from(
  '{"notification_type":"user_validation","settings":{"project_id":101,"merchant_id":202},"user":{"id":"player-1","country":"DE"}}',
);
const SECRET = "doc-example-key";
const DIGEST = "6fb4110858d609cc98a3249541e39ddfc67002c8";
const DIGEST_WITH_NEWLINE = "f41c7475974ea8c307d795fec79b28b09db779c4";
const DIGEST_BY_OTHER_KEY = "64cd2de6a66d9223005297ee538b23c0d3548238";

const withNewline = Buffer.concat([BODY, Buffer.from("\n")]);

test("the body of the check vector has its length", () => {
  expect(BODY).toHaveLength(127);
});

test.each<[string, Buffer, string, string[]]>([
  ["the check vector", BODY, `Signature ${DIGEST}`, [SECRET]],
  ["a newline is part of the body", withNewline, `Signature ${DIGEST_WITH_NEWLINE}`, [SECRET]],
  ["the second of two secrets", BODY, `Signature ${DIGEST}`, ["other-key", SECRET]],
  ["the first of three secrets", BODY, `Signature ${DIGEST_BY_OTHER_KEY}`, ["other-key", SECRET, "third"]],
  ["the scheme in lower case", BODY, `signature ${DIGEST}`, [SECRET]],
  ["the scheme in upper case", BODY, `SIGNATURE ${DIGEST}`, [SECRET]],
  ["the digest in upper case", BODY, `Signature ${DIGEST.toUpperCase()}`, [SECRET]],
  ["an empty body", Buffer.alloc(0), "Signature 4b9f90086196f888e94eadb234ee099a865f570d", [SECRET]],
  [
    "bytes that are not UTF-8",
    Buffer.from([0xff, 0xfe, 0x80, 0x00]),
    "Signature 211490532761c604c44ed745c176bb9773e7b62a",
    [SECRET],
  ],
  ["a secret beyond ASCII", BODY, "Signature 9188b6190778cf1577fe1278e87e63f039978ce8", ["schlüssel"]],
])("accepts: %s", (_name, body, header, secrets) => {
  expect(() => verifySignature(body, header, secrets)).not.toThrow();
});

test.each<[string, Buffer, string | undefined, string[]]>([
  ["no header", BODY, undefined, [SECRET]],
  ["an empty header", BODY, "", [SECRET]],
  ["the scheme alone", BODY, "Signature", [SECRET]],
  ["no digest", BODY, "Signature ", [SECRET]],
  ["no scheme", BODY, DIGEST, [SECRET]],
  ["another scheme", BODY, `Bearer ${DIGEST}`, [SECRET]],
  ["two spaces", BODY, `Signature  ${DIGEST}`, [SECRET]],
  ["a tab", BODY, `Signature\t${DIGEST}`, [SECRET]],
  ["an equals sign after the scheme", BODY, `Signature=${DIGEST}`, [SECRET]],
  ["a digit too few", BODY, `Signature ${DIGEST.slice(0, -1)}`, [SECRET]],
  ["a digit too many", BODY, `Signature ${DIGEST}0`, [SECRET]],
  ["a digest that is not hex", BODY, `Signature ${DIGEST.slice(0, -1)}g`, [SECRET]],
  ["text before the scheme", BODY, `x Signature ${DIGEST}`, [SECRET]],
  ["text after the digest", BODY, `Signature ${DIGEST} x`, [SECRET]],
  ["a second line", BODY, `Signature ${DIGEST}\n`, [SECRET]],
  ["two signatures", BODY, `Signature ${DIGEST}, Signature ${DIGEST}`, [SECRET]],
  ["no secret", BODY, `Signature ${DIGEST}`, []],
  ["another secret", BODY, `Signature ${DIGEST}`, ["other-key"]],
  ["the body with a newline", withNewline, `Signature ${DIGEST}`, [SECRET]],
  ["another last digit", BODY, `Signature ${DIGEST.slice(0, -1)}9`, [SECRET]],
  ["an empty body with the digest of another body", Buffer.alloc(0), `Signature ${DIGEST}`, [SECRET]],
  // The digest of the bytes in which a decoder has replaced some by U+FFFD.
  [
    "bytes that were decoded and encoded",
    Buffer.from([0xff, 0xfe, 0x80, 0x00]),
    "Signature 39031d81c5cc3ada44f86e08ec713f785d248e72",
    [SECRET],
  ],
  ["an HMAC", BODY, "Signature c6db0bb48e52d7442dffb634a5c6689ad0b4947c", [SECRET]],
  ["the secret before the body", BODY, "Signature 26c832d126f5fcd8e4a45aba06545515b7fe2b8a", [SECRET]],
  ["SHA-256", BODY, "Signature e9757bd1cd8723004190430a295d3386dbe8b2eb2c8b66b92b48330faae65a41", [SECRET]],
])("refuses: %s", (_name, body, header, secrets) => {
  const failure = failureFrom(() => verifySignature(body, header, secrets));
  expect(failure).toEqual({ reason: "invalid-signature", detail: expect.any(String) });
  expect(JSON.stringify(failure)).not.toContain(SECRET);
  expect(JSON.stringify(failure)).not.toContain(DIGEST);
});

test.each<[string, string | undefined, string[], RegExp]>([
  ["no header", undefined, [SECRET], /no Authorization header\. A proxy may have removed it/],
  ["another form", `Bearer ${DIGEST}`, [SECRET], /must have the form: Signature <40 hex digits>/],
  ["another secret", `Signature ${DIGEST}`, ["other-key"], /XSOLLA_WEBHOOK_SECRET .* re-encoded the body/],
])("names the likely cause: %s", (_name, header, secrets, cause) => {
  expect(failureFrom(() => verifySignature(BODY, header, secrets))).toMatchObject({
    detail: expect.stringMatching(cause),
  });
});
