import type { ItemInput } from "./item.ts";

const text = (en: string, fr: string) => ({ en, fr });
const skin = { type: "virtual_good", virtual_item_type: "non_consumable", group: "specials" } as const;

/** Items with restrictions, and items with unusual limits, prices or terms. */
export const exampleSpecials: ItemInput[] = [
  {
    ...skin,
    sku: "tokyo-banner",
    name: text("Tokyo banner", "Bannière de Tokyo"),
    description: text("Sold in Japan only", "Vendue au Japon seulement"),
    prices: { EUR: "6.49", USD: "6.99", JPY: "980" },
    regions: [{ id: 44 }],
  },
  {
    ...skin,
    sku: "founders-cape",
    name: text("Founder's cape", "Cape de fondateur"),
    description: text("For one player only", "Pour un seul joueur"),
    prices: { EUR: "7.49", USD: "7.99" },
    visible_to: ["player-42"],
  },
  {
    ...skin,
    sku: "secret-map",
    name: text("Secret map", "Carte secrète"),
    description: text("Not shown in the shop", "Absente de la boutique"),
    prices: { EUR: "3.49", USD: "3.99" },
    is_show_in_store: false,
  },
  {
    ...skin,
    sku: "retired-drum",
    name: text("Retired drum", "Tambour retiré"),
    description: text("Switched off", "Désactivé"),
    prices: { EUR: "1.49", USD: "1.99" },
    is_enabled: false,
  },
  {
    ...skin,
    virtual_item_type: "non_renewing_subscription",
    sku: "vip-month",
    name: text("VIP month", "Mois VIP"),
    description: text("Thirty days of extras", "Trente jours d'avantages"),
    prices: { EUR: "8.99", USD: "9.99" },
    inventory_options: { expiration_period: { type: "day", value: 30 } },
  },
  {
    // Hard currency is usually hidden, and sold in packages.
    type: "virtual_currency",
    sku: "silver",
    name: text("Silver", "Argent"),
    description: text("Earned in the game", "Gagné dans le jeu"),
    prices: null,
    is_show_in_store: false,
    group: "specials",
  },
  {
    ...skin,
    sku: "two-coin-helmet",
    name: text("Two-coin helmet", "Casque à deux monnaies"),
    description: text("For gems or for silver", "Contre des gemmes ou de l'argent"),
    prices: null,
    virtual_prices: [
      { sku: "gems", amount: 120 },
      { sku: "silver", amount: 900 },
    ],
  },
  {
    ...skin,
    virtual_item_type: "consumable",
    sku: "daily-snack",
    name: text("Daily snack", "En-cas du jour"),
    description: text("Free, once a day", "Gratuit, une fois par jour"),
    prices: null,
    is_free: true,
    limits: { per_user: { total: 1, recurrent_schedule: { interval_type: "daily" } } },
  },
];
