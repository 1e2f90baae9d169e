// The webhook refuses an invalid request with the reason. Signatures, addresses and projects: ../nobody-gets-in.
import { expect, test } from "vitest";
import { newPlayer } from "../../support/client.ts";
import { expectNoCallsToXsolla } from "../../support/expect-no-calls-to-xsolla.ts";
import { type RawRequest, send } from "../../support/send.ts";
import { userValidation, webhookRefusal } from "../../support/webhook.ts";
import { deliver, newOrderId, orderNotification, signatureOf } from "../../support/xsolla.ts";

expectNoCallsToXsolla();

const post = (request: RawRequest) => send("sandbox", "xsollaWebhook", request);

test.each(["GET", "PUT", "DELETE", "PATCH", "OPTIONS"])(
  "%s is answered with 405 and Allow",
  async (method) => {
    const answer = await post({ method });
    expect(answer).toMatchObject(webhookRefusal(405, "INVALID_PARAMETER"));
    expect(answer.headers.get("allow")).toBe("POST");
  },
);

const BODY = JSON.stringify({ notification_type: "a_type_of_next_year", user: { id: "anyone" } });

test.each<[string, string | Uint8Array]>([
  ["an empty body", ""],
  ["white space", " \n"],
  ["text", "order_paid"],
  ["a form", "notification_type=order_paid"],
  ["XML", "<notification_type>order_paid</notification_type>"],
  ["half an object", BODY.slice(0, -1)],
  ["two objects", BODY + BODY],
  ["an object with text behind it", `${BODY};`],
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
  ["a boolean as notification_type", '{"notification_type":true}'],
  ["an object as notification_type", '{"notification_type":{}}'],
  ["a list as notification_type", '{"notification_type":["order_paid"]}'],
  ["a notification_type in the prototype", '{"__proto__":{"notification_type":"order_paid"}}'],
  [
    "lists that are too deep",
    `{"notification_type":"order_paid","a":${"[".repeat(200_000)}${"]".repeat(200_000)}}`,
  ],
  ["a type under another name", '{"type":"order_paid"}'],
  ["a nested notification_type", '{"billing":{"notification_type":"payment"}}'],
])("INVALID_PARAMETER: correctly signed, %s", async (_name, body) => {
  const headers = { "content-type": "text/plain", authorization: signatureOf(body) };
  expect(await post({ headers, body })).toMatchObject(webhookRefusal(400, "INVALID_PARAMETER"));
});

test.each<[string, Record<string, string>]>([
  ["none", {}],
  ["JSON", { "content-type": "application/json; charset=utf-8" }],
  ["some JSON", { "content-type": "application/vnd.xsolla+json" }],
  ["text", { "content-type": "text/plain" }],
  ["a form", { "content-type": "application/x-www-form-urlencoded" }],
  ["bytes", { "content-type": "application/octet-stream" }],
  ["nonsense", { "content-type": "nonsense" }],
])("a body is read whatever its content type: %s", async (_name, headers) => {
  const { uid } = await newPlayer();
  const body = JSON.stringify(userValidation(uid));
  const signed = { ...headers, authorization: signatureOf(body) };
  expect(await send("sandbox", "xsollaWebhook", { headers: signed, body })).toMatchObject({
    status: 204,
    body: "",
  });
});

// Firebase's own parser answers. Any 400 is final for Xsolla.
test.each(["", "order_paid", BODY.slice(0, -1), '"order_paid"'])(
  "a body with a JSON content type that is not JSON does not reach the function: %j",
  async (body) => {
    expect((await deliver(body)).status).toBe(400);
  },
);

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
  ["a number as id", { user: { id: 7, public_id: 7 } }],
  ["an id that is too long", { user: { id: "x".repeat(129), public_id: "x".repeat(129) } }],
  ["an id with a slash", { user: { id: "a/b", public_id: "a/b" } }],
  ["an unknown e-mail address", { user: { id: "a@example.com", public_id: "a@example.com" } }],
  ["an incomplete e-mail address", { user: { id: "@", public_id: "@" } }],
  ["a wildcard as e-mail address", { user: { id: "*@*", public_id: "*@*" } }],
])("INVALID_USER: %s", async (_name, rest) => {
  for (const type of ["user_validation", "user_search"])
    expect(await deliver({ notification_type: type, ...rest })).toMatchObject(
      webhookRefusal(400, "INVALID_USER"),
    );
});

test.each(["nobody", "x".repeat(129), "a/b", "..", "__a__"])(
  "INVALID_USER: an unknown order of %j was paid",
  async (nobody) => {
    const answer = await deliver(orderNotification("order_paid", nobody, newOrderId()));
    expect(answer).toMatchObject(webhookRefusal(400, "INVALID_USER"));
  },
);
