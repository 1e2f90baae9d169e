import type { ItemInput } from "./item.ts";

const text = (en: string, fr: string) => ({ en, fr });

/** Items that contain others: a package of virtual currency, a bundle, a game with its keys. */
export const exampleBundles: ItemInput[] = [
  {
    type: "virtual_currency",
    sku: "gems",
    name: text("Gems", "Gemmes"),
    description: text("Cheaper by the chest", "Moins chères par coffre"),
    prices: { EUR: "0.01", USD: "0.01" },
    group: "gems",
  },
  {
    type: "bundle",
    bundle_type: "virtual_currency_package",
    sku: "gems-500",
    name: text("500 gems", "500 gemmes"),
    description: text("A chest of gems", "Un coffre de gemmes"),
    prices: { EUR: "4.99", USD: "4.99" },
    content: [{ sku: "gems", quantity: 500 }],
    group: "gems",
  },
  {
    type: "bundle",
    bundle_type: "standard",
    sku: "starter-pack",
    name: text("Starter pack", "Pack de départ"),
    description: text("Coins and a sword", "Des pièces et une épée"),
    prices: { EUR: "18.99", USD: "19.99" },
    content: [
      { sku: "coins-100", quantity: 2 },
      { sku: "sword", quantity: 1 },
    ],
    group: "gear",
  },
  {
    type: "unit",
    sku: "space-game",
    name: text("Space game", "Jeu de l'espace"),
    description: text("The game itself", "Le jeu lui-même"),
    prices: null,
    group: "games",
  },
  {
    type: "game_key",
    sku: "game-key",
    name: text("Space game", "Jeu de l'espace"),
    description: text("To download", "À télécharger"),
    prices: { EUR: "29.99", USD: "29.99" },
    unit: { sku: "space-game", drm_sku: "drmfree", drm_name: "DRM free" },
    group: "games",
  },
  {
    // Keys are usually named after the game and the platform.
    type: "game_key",
    sku: "space-game_steam",
    name: text("Space game (Steam)", "Jeu de l'espace (Steam)"),
    description: text("A key for Steam", "Une clé Steam"),
    prices: { EUR: "29.99", USD: "29.99" },
    unit: { sku: "space-game", drm_sku: "steam", drm_name: "Steam" },
    group: "games",
  },
];
