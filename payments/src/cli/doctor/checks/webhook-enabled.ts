import { type Check, fault, ok, skip } from "../check.ts";
import { commandFix } from "../fixes.ts";

export const webhookEnabled: Check = {
  id: "webhook-enabled",
  group: "Xsolla",
  severity: "error",
  needs: ["webhook-set"],
  run: async (setUp) => {
    const settings = (await setUp.facts.webhookSettings()) ?? skip("no order webhook is configured");
    return settings.is_enabled
      ? ok("order webhooks are enabled")
      : fault("order webhooks are disabled, so paid orders are granted late", commandFix(setUp, "connect"));
  },
};
