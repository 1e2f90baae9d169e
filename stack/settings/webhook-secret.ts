import { required, type Settings } from "../../payments/src/cli/read-settings.ts";

/** Returns the key that the simulator signs with: the first of those that the functions accept. */
export function webhookSecretOf({ secrets }: Pick<Settings, "secrets">): string {
  const [first = ""] = required(secrets, "XSOLLA_WEBHOOK_SECRET", "functions/.secret.local").split(/[\s,]+/);
  return first;
}
