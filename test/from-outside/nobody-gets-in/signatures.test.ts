// The webhook accepts what Xsolla has signed with a configured secret, and nothing else.
import { createHash, createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { newPlayer, stack } from "../../support/client.ts";
import { expectNoCallsToXsolla } from "../../support/expect-no-calls-to-xsolla.ts";
import { type RawRequest, send } from "../../support/send.ts";
import { userValidation, webhookRefusal } from "../../support/webhook.ts";
import { deliver, signatureOf } from "../../support/xsolla.ts";

expectNoCallsToXsolla();

const post = (request: RawRequest) => send("sandbox", "xsollaWebhook", request);

const BODY = JSON.stringify({ notification_type: "a_type_of_next_year", user: { id: "anyone" } });
const DIGEST = signatureOf(BODY).slice("Signature ".length);
const [SECRET = ""] = stack.secrets.webhookSecrets;

test.each<[string, string | undefined]>([
  ["none", undefined],
  ["empty", ""],
  ["the scheme alone", "Signature"],
  ["the digest alone", DIGEST],
  ["another scheme", `Bearer ${DIGEST}`],
  ["the scheme Basic", `Basic ${Buffer.from(`101:${SECRET}`).toString("base64")}`],
  ["an equals sign after the scheme", `Signature=${DIGEST}`],
  ["two spaces", `Signature  ${DIGEST}`],
  ["a digit too few", `Signature ${DIGEST.slice(1)}`],
  ["a digit too many", `Signature ${DIGEST}0`],
  ["a digest that is not hex", `Signature ${"z".repeat(40)}`],
  ["base64", `Signature ${Buffer.from(DIGEST, "hex").toString("base64")}`],
  ["two signatures", `Signature ${DIGEST}, Signature ${DIGEST}`],
  ["all zeros", `Signature ${"0".repeat(40)}`],
  ["one digit off", `Signature ${DIGEST.slice(0, -1)}${DIGEST.endsWith("0") ? "1" : "0"}`],
  ["the signature of another secret", signatureOf(BODY, "not-our-secret")],
  ["the signature of an empty secret", signatureOf(BODY, "")],
  ["the signature of all secrets joined", signatureOf(BODY, stack.secrets.webhookSecrets.join(", "))],
  ["the signature of another body", signatureOf(`${BODY}\n`)],
  ["the signature of an empty body", signatureOf("")],
  ["the signature of the re-serialized body", signatureOf(JSON.stringify(JSON.parse(BODY), null, 2))],
  ["an HMAC", `Signature ${createHmac("sha1", SECRET).update(BODY).digest("hex")}`],
  ["SHA-256", `Signature ${createHash("sha256").update(BODY).update(SECRET).digest("hex")}`],
  ["the secret before the body", `Signature ${createHash("sha1").update(SECRET).update(BODY).digest("hex")}`],
])("INVALID_SIGNATURE: %s", async (_name, authorization) => {
  const headers = {
    "content-type": "application/json",
    ...(authorization !== undefined && { authorization }),
  };
  expect(await post({ headers, body: BODY })).toMatchObject(webhookRefusal(400, "INVALID_SIGNATURE"));
});

test.each<[string, Record<string, string>, string]>([
  ["no JSON", { "content-type": "text/plain" }, "no json"],
  ["no body", {}, ""],
  ["another project", { "content-type": "application/json" }, '{"settings":{"project_id":999}}'],
])("INVALID_SIGNATURE comes before errors of the body: %s", async (_name, headers, body) => {
  const wrong = { authorization: `Signature ${"0".repeat(40)}` };
  expect(await post({ headers: { ...headers, ...wrong }, body })).toMatchObject(
    webhookRefusal(400, "INVALID_SIGNATURE"),
  );
});

test("every configured secret is accepted", async () => {
  const { uid } = await newPlayer();
  for (const secret of stack.secrets.webhookSecrets) {
    expect((await deliver(userValidation(uid), { secret })).status).toBe(204);
  }
  expect(stack.secrets.webhookSecrets).toHaveLength(2);
});

test("the signature covers the bytes, not the parsed JSON", async () => {
  const { uid } = await newPlayer();
  const spaced = `  ${JSON.stringify(userValidation(uid), null, 3)}\n`;
  expect((await deliver(spaced)).status).toBe(204);
});
