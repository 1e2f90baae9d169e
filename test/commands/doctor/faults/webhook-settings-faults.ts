import type { Studio } from "../../../support/healthy-studio.ts";
import type { Faults } from "../fault.ts";

const ORDER_WEBHOOK = ["webhook-url", "webhook-enabled", "webhook-secret"];

/** Faults that the checks of the group "Xsolla" find, about the settings of webhooks. */
export function webhookSettingsFaults(studio: Studio): Faults {
  return {
    "webhook-set": [
      {
        what: "no settings of the order webhooks",
        seed: () => studio.control("DELETE", "/webhook-settings"),
        says: "Publisher Account",
        skips: ORDER_WEBHOOK,
      },
    ],
    "webhook-url": [
      {
        what: "another URL",
        seed: () => studio.setWebhook({ url: `${studio.deployed.webhookUrl}/old` }),
        says: "/xsollaWebhook/old, not to",
      },
    ],
    "webhook-enabled": [
      { what: "switched off", seed: () => studio.setWebhook({ is_enabled: false }), says: "are disabled" },
    ],
    "webhook-secret": [
      { what: "another key", seed: () => studio.setWebhook({ secret: "another" }), says: "does not contain" },
    ],
  };
}
