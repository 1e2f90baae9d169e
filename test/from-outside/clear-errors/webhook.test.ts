// Every row is one request that the webhook refuses. None of them changes anything or calls Xsolla.
import { createHash, createHmac } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { newPlayer, orderOf, stack } from "../../support/client.ts";
import { type RawRequest, send } from "../../support/send.ts";
import { UNREADABLE_ITEMS, UNREADABLE_ORDERS } from "../../support/unreadable-orders.ts";
import {
  deliver,
  forgetRequests,
  newOrderId,
  orderNotification,
  requestsTo,
  signatureOf,
  transactionNotification,
} from "../../support/xsolla.ts";

let uid = "";
beforeAll(async () => {
  uid = (await newPlayer()).uid;
  await forgetRequests();
});
afterAll(async () => expect(await requestsTo("/")).toEqual([]));

const post = (request: RawRequest) => send("sandbox", "xsollaWebhook", request);
const refusal = (status: number, code: string) => ({
  status,
  body: { error: { code, message: expect.stringMatching(/\S/) } },
});

test.each(["GET", "PUT", "DELETE", "PATCH", "OPTIONS"])(
  "%s is answered with 405 and Allow",
  async (method) => {
    const answer = await post({ method });
    expect(answer).toMatchObject(refusal(405, "INVALID_PARAMETER"));
    expect(answer.headers.get("allow")).toBe("POST");
  },
);

const BODY = JSON.stringify({ notification_type: "a_type_of_next_year", user: { id: "anyone" } });
const DIGEST = signatureOf(BODY).slice("Signature ".length);
const [SECRET = ""] = stack.secrets.webhookSecrets;

test.each<[string, string | undefined]>([
  ["none", undefined],
  ["empty", ""],
  ["the word alone", "Signature"],
  ["the digest alone", DIGEST],
  ["another word", `Bearer ${DIGEST}`],
  ["the word of a callable", `Basic ${Buffer.from(`101:${SECRET}`).toString("base64")}`],
  ["an equals sign", `Signature=${DIGEST}`],
  ["two spaces", `Signature  ${DIGEST}`],
  ["a digit too few", `Signature ${DIGEST.slice(1)}`],
  ["a digit too many", `Signature ${DIGEST}0`],
  ["no hex", `Signature ${"z".repeat(40)}`],
  ["base64", `Signature ${Buffer.from(DIGEST, "hex").toString("base64")}`],
  ["two", `Signature ${DIGEST}, Signature ${DIGEST}`],
  ["all zeros", `Signature ${"0".repeat(40)}`],
  ["one digit off", `Signature ${DIGEST.slice(0, -1)}${DIGEST.endsWith("0") ? "1" : "0"}`],
  ["that of another secret", signatureOf(BODY, "not-our-secret")],
  ["that of no secret", signatureOf(BODY, "")],
  ["that of all secrets", signatureOf(BODY, stack.secrets.webhookSecrets.join(", "))],
  ["that of another body", signatureOf(`${BODY}\n`)],
  ["that of no body", signatureOf("")],
  ["that of the body written again", signatureOf(JSON.stringify(JSON.parse(BODY), null, 2))],
  ["an HMAC", `Signature ${createHmac("sha1", SECRET).update(BODY).digest("hex")}`],
  ["SHA-256", `Signature ${createHash("sha256").update(BODY).update(SECRET).digest("hex")}`],
  ["the secret in front", `Signature ${createHash("sha1").update(SECRET).update(BODY).digest("hex")}`],
])("INVALID_SIGNATURE: %s", async (_name, authorization) => {
  const headers = {
    "content-type": "application/json",
    ...(authorization !== undefined && { authorization }),
  };
  expect(await post({ headers, body: BODY })).toMatchObject(refusal(400, "INVALID_SIGNATURE"));
});

test.each<[string, Record<string, string>, string]>([
  ["no JSON", { "content-type": "text/plain" }, "no json"],
  ["no body", {}, ""],
  ["another project", { "content-type": "application/json" }, '{"settings":{"project_id":999}}'],
])("INVALID_SIGNATURE comes before errors of the body: %s", async (_name, headers, body) => {
  const wrong = { authorization: `Signature ${"0".repeat(40)}` };
  expect(await post({ headers: { ...headers, ...wrong }, body })).toMatchObject(
    refusal(400, "INVALID_SIGNATURE"),
  );
});

test.each<[string, string | Uint8Array]>([
  ["nothing", ""],
  ["white space", " \n"],
  ["text", "order_paid"],
  ["a form", "notification_type=order_paid"],
  ["XML", "<notification_type>order_paid</notification_type>"],
  ["half an object", BODY.slice(0, -1)],
  ["two objects", BODY + BODY],
  ["an object and more", `${BODY};`],
  ["an object in single quotes", "{'notification_type':'order_paid'}"],
  ["an object with a comma too many", '{"notification_type":"order_paid",}'],
  ["JSON in UTF-16", new Uint8Array(Buffer.from(BODY, "utf16le"))],
  ["JSON in Latin-1", new Uint8Array(Buffer.from('{"notification_type":"é"}', "latin1"))],
  ["a JSON text", '"order_paid"'],
  ["a JSON number", "7"],
  ["null", "null"],
  ["a list", `[${BODY}]`],
  ["an empty object", "{}"],
  ["an object without notification_type", '{"user":{"id":"a"}}'],
  ["a notification_type of null", '{"notification_type":null}'],
  ["an empty notification_type", '{"notification_type":""}'],
  ["a flag as notification_type", '{"notification_type":true}'],
  ["an object as notification_type", '{"notification_type":{}}'],
  ["a list as notification_type", '{"notification_type":["order_paid"]}'],
  ["a notification_type in the prototype", '{"__proto__":{"notification_type":"order_paid"}}'],
  [
    "lists that are too deep",
    `{"notification_type":"order_paid","a":${"[".repeat(200_000)}${"]".repeat(200_000)}}`,
  ],
  ["another name for it", '{"type":"order_paid"}'],
  ["a notification_type inside", '{"billing":{"notification_type":"payment"}}'],
])("INVALID_PARAMETER: correctly signed, %s", async (_name, body) => {
  const headers = { "content-type": "text/plain", authorization: signatureOf(body) };
  expect(await post({ headers, body })).toMatchObject(refusal(400, "INVALID_PARAMETER"));
});

// Firebase's own parser answers. Any 400 is final for Xsolla.
test.each(["", "order_paid", BODY.slice(0, -1), '"order_paid"'])(
  "what calls itself JSON and is none never gets to the function: %j",
  async (body) => {
    expect((await deliver(body)).status).toBe(400);
  },
);

test.each<[string, object]>([
  ["settings", { settings: { project_id: 999 } }],
  ["settings, as a text", { settings: { project_id: "999" } }],
  ["settings, beside ours", { settings: { project_id: 999 }, project_id: stack.xsollaProjectId }],
  ["settings, longer than ours", { settings: { project_id: Number(`${stack.xsollaProjectId}0`) } }],
  ["settings, as nothing that is a project", { settings: { project_id: "*" } }],
  ["billing", { billing: { settings: { project_id: 999 } } }],
  ["event", { event: { project_id: 999 } }],
  ["the top level", { project_id: 999 }],
])("INVALID_PARAMETER: another project in %s", async (_name, rest) => {
  for (const type of ["something", "order_paid", "user_validation"])
    expect(await deliver({ notification_type: type, user: { id: uid }, ...rest })).toMatchObject(
      refusal(400, "INVALID_PARAMETER"),
    );
});

test.each<[string, object]>([
  ["no user", {}],
  ["null as user", { user: null }],
  ["a text as user", { user: "anyone" }],
  ["a list as user", { user: [] }],
  ["no id", { user: { country: "DE" } }],
  ["null as id", { user: { id: null, public_id: null } }],
  ["an empty id", { user: { id: "", public_id: "" } }],
  ["an object as id", { user: { id: {}, public_id: {} } }],
  ["an unknown id", { user: { id: "nobody", public_id: "nobody" } }],
  ["a number that nobody has", { user: { id: 7, public_id: 7 } }],
  ["an id that is too long", { user: { id: "x".repeat(129), public_id: "x".repeat(129) } }],
  ["an id with a slash", { user: { id: "a/b", public_id: "a/b" } }],
  ["an unknown e-mail address", { user: { id: "a@example.com", public_id: "a@example.com" } }],
  ["half an e-mail address", { user: { id: "@", public_id: "@" } }],
  ["an e-mail address of everybody", { user: { id: "*@*", public_id: "*@*" } }],
])("INVALID_USER: %s", async (_name, rest) => {
  for (const type of ["user_validation", "user_search"])
    expect(await deliver({ notification_type: type, ...rest })).toMatchObject(refusal(400, "INVALID_USER"));
});

test.each(["nobody", "x".repeat(129), "a/b", "..", "__a__"])(
  "INVALID_USER: an unknown order of %j was paid",
  async (nobody) => {
    const answer = await deliver(orderNotification("order_paid", nobody, newOrderId()));
    expect(answer).toMatchObject(refusal(400, "INVALID_USER"));
  },
);

const orderId = newOrderId();

// Each may be a paid order, so Xsolla must redeliver it until the code can read it.
test.each([...UNREADABLE_ITEMS, ...UNREADABLE_ORDERS])(
  "is to come again: an order paid with %s",
  async (_name, body) => {
    const answer = await deliver({ ...body(uid, orderId), notification_type: "order_paid" });
    expect(answer).toMatchObject(refusal(500, "INTERNAL_ERROR"));
    expect(await orderOf(uid, orderId)).toBeUndefined();
  },
);

test.each(UNREADABLE_ORDERS)(
  "is to come again: an order that is not on record, canceled with %s",
  async (_name, body) => {
    const answer = await deliver({ ...body(uid, orderId), notification_type: "order_canceled" });
    expect(answer).toMatchObject(refusal(500, "INTERNAL_ERROR"));
    expect(await orderOf(uid, orderId)).toBeUndefined();
  },
);

test.each<[string, () => object]>([
  ["no user", () => ({ user: undefined })],
  ["a user without id", () => ({ user: {} })],
  ["an empty user id", () => ({ user: { id: "" } })],
  ["no transaction", () => ({ transaction: undefined })],
  ["a text as transaction", () => ({ transaction: "43" })],
])("500 for a payment or refund with %s", async (_name, change) => {
  for (const type of ["payment", "refund", "partial_refund"]) {
    const answer = await deliver({
      ...transactionNotification(type, uid, { id: `43${orderId}` }),
      ...change(),
    });
    expect(answer).toMatchObject(refusal(500, "INTERNAL_ERROR"));
  }
});

test.each([
  ["203.0.113.9, 198.51.100.1"],
  ["203.0.114.1"],
  ["2001:db9::7"],
  ["not an address"],
  ["203.0.113.0/24"],
  ["unknown"],
])("INVALID_CLIENT_IP comes before any other error: %s", async (forwarded) => {
  for (const authorization of [signatureOf(BODY), ""]) {
    const headers = { "x-forwarded-for": forwarded, authorization };
    const answer = await send("production", "xsollaWebhook", { headers, body: BODY });
    expect(answer).toMatchObject(refusal(403, "INVALID_CLIENT_IP"));
  }
});
