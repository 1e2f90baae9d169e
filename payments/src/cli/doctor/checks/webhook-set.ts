import { type Check, fault, ok } from "../check.ts";
import { commandFix } from "../fixes.ts";

export const webhookSet: Check = {
  id: "webhook-set",
  group: "Xsolla",
  severity: "warning",
  needs: ["api-key", "merchant-id"],
  run: async (setUp) =>
    (await setUp.facts.webhookSettings())
      ? ok("order webhooks have their own settings")
      : fault(
          "order webhooks use the general settings in Publisher Account, which the doctor cannot read",
          commandFix(setUp, "connect"),
        ),
};
