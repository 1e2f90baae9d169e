import type { Backend } from "../backend.ts";
import type { Config } from "../config.ts";
import type { Reply } from "./reply.ts";

/**
 * `webhookFakeResponse`: where Xsolla's guide lets a studio point its webhook URL while it tries things out. Nothing is
 * stored, so it must never see a real payment: outside the sandbox Xsolla is told to try again later.
 */
export function fakeResponse({ config }: Backend): Reply {
  return isSandbox(config)
    ? { status: 200 }
    : {
        status: 503,
        body: "This function acknowledges webhooks without storing them, so it works with XSOLLA_SANDBOX=true only. Point the webhook URL in Publisher Account at xsollaWebhook.",
      };
}

/** A parameter that cannot be read must not acknowledge a real payment. */
function isSandbox(config: Config): boolean {
  try {
    return config.sandbox();
  } catch {
    return false;
  }
}
