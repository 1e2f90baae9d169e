import { type Check, fault, ok, skip } from "../check.ts";
import { commandFix } from "../fixes.ts";

export const webhookSecret: Check = {
  id: "webhook-secret",
  group: "Xsolla",
  severity: "error",
  needs: ["webhook-set"],
  run: async (setUp) => {
    const { facts, secretNames } = setUp;
    const { secret } = (await facts.webhookSettings()) ?? skip("no order webhook is configured");
    return (await facts.webhookSecrets()).includes(secret)
      ? ok(`${secretNames.webhookSecret} contains the key that signs order webhooks`)
      : fault(
          `order webhooks are signed with a key that ${secretNames.webhookSecret} does not contain`,
          commandFix(setUp, "connect"),
        );
  },
};
