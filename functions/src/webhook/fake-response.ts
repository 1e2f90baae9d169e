import { XSOLLA_SANDBOX } from "../params.ts";
import type { Reply } from "./reply.ts";

/**
 * `webhookFakeResponse`: where Xsolla's guide lets a studio point its webhook URL while it tries things out. Nothing is
 * stored, so it must never see a real payment: outside the sandbox Xsolla is told to try again later.
 */
export function fakeResponse(): Reply {
  return XSOLLA_SANDBOX.value()
    ? { status: 200 }
    : {
        status: 503,
        body: "This function acknowledges webhooks without storing them, so it works with XSOLLA_SANDBOX=true only. Point the webhook URL in Publisher Account at xsollaWebhook.",
      };
}
