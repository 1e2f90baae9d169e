import { required, type Settings } from "../../payments/src/cli/read-settings.ts";

/** Returns the key with which the simulator signs: the first key that the functions accept. */
export function webhookSecretOf({ secrets }: Pick<Settings, "secrets">): string {
  const [first = ""] = required(secrets, "XSOLLA_WEBHOOK_SECRET", "functions/.secret.local").split(/[\s,]+/);
  return first;
}
