import { MERCHANT, type Studio } from "../../../support/healthy-studio.ts";
import type { Faults } from "../fault.ts";

const ORDER_WEBHOOK = ["webhook-url", "webhook-enabled", "webhook-secret"];
const ADMIN = ["webhook-set", ...ORDER_WEBHOOK, "currencies", "contract"];

/** Faults that the checks of the group "Xsolla" find. */
export function xsollaFaults(studio: Studio): Faults {
  const account = (settings: object) => studio.control("PATCH", "/settings", { account: settings });
  const item = (change: object) => studio.control("PUT", "/items/sword", change);
  return {
    "api-key": [
      {
        what: "a key that was revoked",
        seed: () => account({ keyScope: "none" }),
        says: "…1234",
        skips: ["api-key-user", "merchant-id", ...ADMIN],
      },
    ],
    "api-key-user": [
      {
        what: "a key of the project, used with the merchant id",
        seed: () => account({ keyScope: "project" }),
        says: "works with the project id",
        skips: ["merchant-id"],
      },
      {
        what: "a key of the company, used with the project id",
        seed: async () => {
          studio.setParameters({ XSOLLA_MERCHANT_ID: "0" });
          studio.asked.merchant = MERCHANT;
          await account({ keyScope: "company" });
        },
        says: "works with the merchant id",
      },
    ],
    "merchant-id": [
      {
        what: "the merchant id as project id",
        seed: () => studio.setParameters({ XSOLLA_PROJECT_ID: String(MERCHANT) }),
        says: "202 is the merchant id",
        skips: ["api-key-user", "catalogue", "prices", "skus", ...ADMIN],
      },
      {
        what: "a project of somebody else's",
        seed: () => studio.setParameters({ XSOLLA_PROJECT_ID: "999" }),
        says: "company 202 has no project 999; it has 101",
        skips: ["api-key-user", "catalogue", "prices", "skus", ...ADMIN],
      },
    ],
    catalogue: [
      {
        what: "nothing is sold in one of the countries",
        seed: () =>
          studio.control("POST", "/faults", {
            on: "catalogue",
            kind: "status",
            status: 200,
            body: { items: [], has_more: false },
            times: 0,
          }),
        says: "the catalogue is empty in US, JP",
        skips: ["prices", "currencies", "skus", "contract"],
      },
    ],
    prices: [
      { what: "an item without a price", seed: () => item({ prices: null }), says: "no price in US: sword" },
      {
        what: "an item without a default price",
        seed: () => {
          studio.asked.countries = ["US"];
          return item({ prices: { EUR: "1.00", USD: "1.00" }, default_currency: "GBP" });
        },
        says: "no default price, so none in most countries: sword",
      },
    ],
    currencies: [
      {
        what: "a currency that one item lacks",
        seed: () => item({ prices: { USD: "4.99" } }),
        says: "sword has no price in EUR",
      },
    ],
    skus: [
      {
        what: "an SKU that Firestore reserves",
        seed: () =>
          studio.control("POST", "/faults", {
            on: "catalogue",
            kind: "status",
            status: 200,
            body: {
              has_more: false,
              items: ["__vip__", "sword"].map((sku) => ({ sku, price: { amount: "1.00", currency: "USD" } })),
            },
            times: 0,
          }),
        says: "__vip__",
        skips: ["contract"],
      },
    ],
    contract: [
      { what: "no agreement", seed: () => account({ agreementSigned: false }), says: "is not signed" },
    ],
  };
}
