import { expect, test } from "vitest";
import { functionUrl, newPlayer, stack } from "../stack/client.ts";
import { deliver, deliverWithoutContentType } from "../stack/xsolla.ts";

const validation = (uid: string, project: unknown = stack.xsollaProjectId) => ({
  notification_type: "user_validation",
  settings: { project_id: project, merchant_id: 202 },
  user: { id: uid },
});
const refusal = (code: string) => ({ error: { code, message: expect.stringMatching(/\S/) } });

test.each(["GET", "PUT", "DELETE", "PATCH", "OPTIONS"])(
  "%s is answered with 405 and Allow",
  async (method) => {
    const response = await fetch(functionUrl("sandbox", "xsollaWebhook"), { method });
    expect(response.status).toBe(405);
    expect(response.headers.get("allow")).toBe("POST");
  },
);

test.each([
  ["none", { authorization: "" }],
  ["another word", { authorization: `Bearer ${"a".repeat(40)}` }],
  ["too short", { authorization: "Signature abc" }],
  ["no hex", { authorization: `Signature ${"z".repeat(40)}` }],
  ["wrong", { authorization: `Signature ${"0".repeat(40)}` }],
])("a signature that is %s is refused with INVALID_SIGNATURE", async (_name, headers) => {
  const answer = await deliver(validation("anyone"), { headers });
  expect(answer).toMatchObject({ status: 400, body: refusal("INVALID_SIGNATURE") });
});

test("a signature with a key of someone else is refused", async () => {
  const answer = await deliver(validation("anyone"), { secret: "not-our-secret" });
  expect(answer).toMatchObject({ status: 400, body: refusal("INVALID_SIGNATURE") });
});

test("every secret that is set is accepted", async () => {
  const { uid } = await newPlayer();
  for (const secret of stack.secrets.webhookSecrets) {
    expect((await deliver(validation(uid), { secret })).status).toBe(204);
  }
  expect(stack.secrets.webhookSecrets).toHaveLength(2);
});

test("the signature covers the bytes, not what they mean", async () => {
  const { uid } = await newPlayer();
  const spaced = `  ${JSON.stringify(validation(uid), null, 3)}\n`;
  expect((await deliver(spaced)).status).toBe(204);
  const { authorization } = Object.fromEntries([["authorization", `Signature ${"1".repeat(40)}`]]);
  expect((await deliver(spaced, { headers: { authorization: authorization ?? "" } })).status).toBe(400);
});

test("a body without a content type is read all the same", async () => {
  const { uid } = await newPlayer();
  expect(await deliverWithoutContentType(validation(uid))).toBe(204);
});

test("the signature is checked before the body is read", async () => {
  const answer = await deliver("no json", { headers: { "content-type": "text/plain", authorization: "" } });
  expect(answer.body).toEqual(refusal("INVALID_SIGNATURE"));
});

test.each([
  ["not JSON", "order_paid"],
  ["a JSON text", '"order_paid"'],
  ["without notification_type", '{"user":{"id":"a"}}'],
  ["with a number as notification_type", '{"notification_type":{}}'],
])("a signed body that is %s is refused with INVALID_PARAMETER", async (_name, body) => {
  const answer = await deliver(body, { headers: { "content-type": "text/plain" } });
  expect(answer).toMatchObject({ status: 400, body: refusal("INVALID_PARAMETER") });
});

test.each([
  ["settings", { settings: { project_id: 999 } }],
  ["settings, as text", { settings: { project_id: "999" } }],
  ["billing", { billing: { settings: { project_id: 999 } } }],
  ["event", { event: { project_id: 999 } }],
])("another project in %s is refused with INVALID_PARAMETER", async (_name, rest) => {
  const answer = await deliver({ notification_type: "something", ...rest });
  expect(answer).toMatchObject({ status: 400, body: refusal("INVALID_PARAMETER") });
});

test("the project id may be text", async () => {
  const { uid } = await newPlayer();
  expect((await deliver(validation(uid, String(stack.xsollaProjectId)))).status).toBe(204);
});

test.each([
  "create_subscription",
  "payment_account_add",
  "redeem_key",
  "partner_side_catalog",
  "a_type_of_next_year",
])("%s has nothing to do and is acknowledged", async (type) => {
  expect(await deliver({ notification_type: type, user: { id: "anyone" } })).toMatchObject({
    status: 204,
    body: "",
  });
});

test.each([
  ["203.0.113.9", 204],
  ["198.51.100.1, 203.0.113.9", 204],
  ["2001:db8::7", 204],
  ["::ffff:203.0.113.9", 204],
  ["203.0.113.9, 198.51.100.1", 403],
  ["203.0.114.1", 403],
  ["2001:db9::7", 403],
  ["not an address", 403],
])("with XSOLLA_WEBHOOK_IPS a delivery from %s is answered with %i", async (forwarded, status) => {
  const answer = await deliver(
    { notification_type: "something" },
    { codebase: "production", headers: { "x-forwarded-for": forwarded } },
  );
  expect(answer.status).toBe(status);
});

test("the source address is checked before the signature", async () => {
  const headers = { "x-forwarded-for": "198.51.100.1", authorization: "" };
  expect((await deliver("{}", { codebase: "production", headers })).status).toBe(403);
});
