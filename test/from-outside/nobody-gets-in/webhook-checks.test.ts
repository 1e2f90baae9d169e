// Deliveries that the webhook accepts. Those that it refuses are in ../clear-errors/webhook.test.ts.
import { expect, test } from "vitest";
import { newPlayer, stack } from "../../support/client.ts";
import { send } from "../../support/send.ts";
import { deliver, signatureOf } from "../../support/xsolla.ts";

const validation = (uid: string, project: unknown = stack.xsollaProjectId) => ({
  notification_type: "user_validation",
  settings: { project_id: project, merchant_id: 202 },
  user: { id: uid },
});

test("every configured secret is accepted", async () => {
  const { uid } = await newPlayer();
  for (const secret of stack.secrets.webhookSecrets) {
    expect((await deliver(validation(uid), { secret })).status).toBe(204);
  }
  expect(stack.secrets.webhookSecrets).toHaveLength(2);
});

test("the signature covers the bytes, not the parsed JSON", async () => {
  const { uid } = await newPlayer();
  const spaced = `  ${JSON.stringify(validation(uid), null, 3)}\n`;
  expect((await deliver(spaced)).status).toBe(204);
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
  const body = JSON.stringify(validation(uid));
  const signed = { ...headers, authorization: signatureOf(body) };
  expect(await send("sandbox", "xsollaWebhook", { headers: signed, body })).toMatchObject({
    status: 204,
    body: "",
  });
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
])("%s is acknowledged and ignored", async (type) => {
  expect(await deliver({ notification_type: type, user: { id: "anyone" } })).toMatchObject({
    status: 204,
    body: "",
  });
});

test.each(["ps_declined", "afs_reject", "dispute", "afs_black_list"])(
  "%s that cannot be read is acknowledged: it is for information only",
  async (type) => {
    for (const rest of [{}, { user: {}, transaction: {} }, { user: "a", transaction: [], event: null }])
      expect(await deliver({ notification_type: type, ...rest })).toMatchObject({ status: 204, body: "" });
  },
);

test.each(["203.0.113.9", "198.51.100.1, 203.0.113.9", "2001:db8::7", "::ffff:203.0.113.9"])(
  "with XSOLLA_WEBHOOK_IPS a delivery from %s is let through",
  async (forwarded) => {
    const answer = await deliver(
      { notification_type: "something" },
      { codebase: "production", headers: { "x-forwarded-for": forwarded } },
    );
    expect(answer.status).toBe(204);
  },
);
