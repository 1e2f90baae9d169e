import { type Check, fault, ok } from "../check.ts";
import { command } from "../links.ts";

export const webhookSet: Check = {
  id: "webhook-set",
  group: "Xsolla",
  severity: "warning",
  needs: ["api-key", "merchant-id"],
  run: async (setUp) =>
    (await setUp.facts.webhookSettings())
      ? ok("the order webhooks have settings of their own")
      : fault(
          "Publisher Account's webhook settings hold for orders, too; they cannot be read from here",
          command(setUp, "connect"),
        ),
};
