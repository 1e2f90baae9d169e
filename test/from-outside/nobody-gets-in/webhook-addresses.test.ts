// With XSOLLA_WEBHOOK_IPS the webhook answers to these addresses only.
import { expect, test } from "vitest";
import { expectNoCallsToXsolla } from "../../support/expect-no-calls-to-xsolla.ts";
import { send } from "../../support/send.ts";
import { webhookRefusal } from "../../support/webhook.ts";
import { deliver, signatureOf } from "../../support/xsolla.ts";

expectNoCallsToXsolla();

const BODY = JSON.stringify({ notification_type: "a_type_of_next_year", user: { id: "anyone" } });

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
    expect(answer).toMatchObject(webhookRefusal(403, "INVALID_CLIENT_IP"));
  }
});

test.each(["203.0.113.9", "198.51.100.1, 203.0.113.9", "2001:db8::7", "::ffff:203.0.113.9"])(
  "with XSOLLA_WEBHOOK_IPS a delivery from %s is accepted",
  async (forwarded) => {
    const answer = await deliver(
      { notification_type: "something" },
      { codebase: "production", headers: { "x-forwarded-for": forwarded } },
    );
    expect(answer.status).toBe(204);
  },
);
