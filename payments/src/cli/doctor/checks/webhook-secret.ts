import { type Check, fault, ok, skip } from "../check.ts";
import { command } from "../links.ts";

export const webhookSecret: Check = {
  id: "webhook-secret",
  group: "Xsolla",
  severity: "error",
  needs: ["webhook-set"],
  run: async (setUp) => {
    const { facts, secretNames } = setUp;
    const { secret } = (await facts.webhookSettings()) ?? skip("no order webhook is set");
    return (await facts.webhookSecrets()).includes(secret)
      ? ok(`${secretNames.webhookSecret} has the key that signs order webhooks`)
      : fault(
          `order webhooks are signed with a key that ${secretNames.webhookSecret} does not have`,
          command(setUp, "connect"),
        );
  },
};
