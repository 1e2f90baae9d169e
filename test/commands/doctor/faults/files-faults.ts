import type { Studio } from "../../../support/healthy-studio.ts";
import type { Faults } from "../fault.ts";

/** Faults that the checks of the group "Files" find. */
export function filesFaults(studio: Studio): Faults {
  return {
    parameters: [
      {
        what: "a country in lower case",
        seed: () => studio.setParameters({ XSOLLA_DEFAULT_COUNTRY: "us" }),
        says: 'XSOLLA_DEFAULT_COUNTRY is "us"; expected two capital letters such as US',
        skips: ["contract"],
      },
      {
        what: "a flag that is not a boolean",
        seed: () => studio.setParameters({ ENFORCE_APP_CHECK: "yes" }),
        says: 'ENFORCE_APP_CHECK is "yes"; expected true or false',
      },
      {
        what: "an invalid return URL",
        seed: () => studio.setParameters({ XSOLLA_RETURN_URLS: "https://game.example,/shop" }),
        says: 'XSOLLA_RETURN_URLS is "/shop"',
      },
    ],
    "store-url": [
      {
        what: "the simulator in production",
        seed: () => studio.setParameters({ XSOLLA_STORE_URL: "http://127.0.0.1:5252" }),
        says: "sells through http://127.0.0.1:5252",
      },
    ],
    "sandbox-live": [
      {
        what: "the sandbox",
        seed: () => studio.setParameters({ XSOLLA_SANDBOX: "true" }),
        says: "XSOLLA_SANDBOX is true",
      },
    ],
    "webhook-ips": [
      {
        what: "one of Xsolla's addresses is left out",
        seed: () =>
          studio.setParameters({
            XSOLLA_WEBHOOK_IPS: "185.30.20.0/22,34.94.43.207,35.236.73.234,34.94.69.44,34.102.22.197",
          }),
        says: "34.102.38.178",
      },
    ],
    "sales-stopped": [
      {
        what: "no orders a minute",
        seed: () => studio.setParameters({ MAX_ORDERS_PER_MINUTE: "0" }),
        says: "MAX_ORDERS_PER_MINUTE is 0",
      },
    ],
  };
}
