import { type Check, fault, ok, skip } from "../check.ts";
import { command } from "../links.ts";

export const webhookEnabled: Check = {
  id: "webhook-enabled",
  group: "Xsolla",
  severity: "error",
  needs: ["webhook-set"],
  run: async (setUp) => {
    const settings = (await setUp.facts.webhookSettings()) ?? skip("no order webhook is set");
    return settings.is_enabled
      ? ok("order webhooks are switched on")
      : fault("order webhooks are switched off: nothing that is paid is granted", command(setUp, "connect"));
  },
};
