import type { Backend } from "../backend.ts";
import type { Config } from "../config/config.ts";
import type { Reply } from "./reply.ts";

/**
 * Implements `webhookFakeResponse`. Xsolla's guide lets a studio use it as the webhook URL while it tries Xsolla out.
 *
 * It stores nothing, so it must never acknowledge a real payment. Outside the sandbox it answers 503, and Xsolla
 * redelivers later.
 */
export function fakeResponse({ config }: Backend): Reply {
  return isSandbox(config)
    ? { status: 200 }
    : {
        status: 503,
        body: "This function acknowledges webhooks without storing them, so it works with XSOLLA_SANDBOX=true only. Set the webhook URL in Publisher Account to xsollaWebhook.",
      };
}

/** Returns false if the option `sandbox` cannot be read, so that a real payment is never acknowledged. */
function isSandbox(config: Config): boolean {
  try {
    return config.sandbox();
  } catch {
    return false;
  }
}
