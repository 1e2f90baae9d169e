import { required, type Settings } from "../../payments/src/cli/read-settings.ts";
import { parseWebhookKeys } from "../../payments/src/parse-webhook-keys.ts";

/** Returns the key with which the simulator signs: the first key that the functions accept. */
export function webhookSecretOf({ secrets }: Pick<Settings, "secrets">): string {
  const [first = ""] = parseWebhookKeys(
    required(secrets, "XSOLLA_WEBHOOK_SECRET", "functions/.secret.local"),
  );
  return first;
}
