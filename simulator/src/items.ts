import { decimalsOf } from "./countries.ts";

type Names = { en: string; fr: string };
/** In US dollars and euros; other currencies follow the dollar. */
interface PriceTag {
  usd: number;
  eur: number;
  discountPercent?: number;
}

/** An item as the studio has set it up. What a buyer sees of it is made in catalogue.ts. */
export interface Item {
  id: number;
  sku: string;
  kind: "virtual_items" | "virtual_currency" | "package" | "bundle" | "game";
  type: "virtual_good" | "virtual_currency" | "bundle" | "unit" | "game_key";
  virtualItemType?: "consumable" | "non_consumable";
  name: Names;
  description: Names;
  price: PriceTag | null;
  /** Amount of the virtual currency `gems`. */
  gems?: number;
  isFree?: boolean;
  canBeBought?: boolean;
  periods?: { date_from: string; date_until: string | null }[];
  /** Pieces left, of those on offer. */
  stock?: { total: number; available: number };
  /** Pieces that one user may buy. */
  perUser?: number;
  content?: { sku: string; quantity: number }[];
  group: string;
}

const text = (en: string, fr: string): Names => ({ en, fr });
const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString();

/** One of every kind, new for each simulator: tests change them. */
export function exampleItems(): Item[] {
  const virtual = { kind: "virtual_items", type: "virtual_good", virtualItemType: "consumable" } as const;
  const items: Omit<Item, "id">[] = [
    {
      ...virtual,
      sku: "coins-100",
      name: text("100 coins", "100 pièces"),
      description: text("A small pouch", "Une petite bourse"),
      price: { usd: 10.99, eur: 9.99 },
      group: "coins",
    },
    {
      ...virtual,
      virtualItemType: "non_consumable",
      sku: "sword",
      name: text("Sword", "Épée"),
      description: text("Cuts both ways", "À double tranchant"),
      price: { usd: 4.99, eur: 4.49 },
      group: "gear",
    },
    {
      ...virtual,
      sku: "discounted-potion",
      name: text("Potion", "Potion"),
      description: text("Cheaper this week", "Moins chère cette semaine"),
      price: { usd: 4, eur: 4, discountPercent: 25 },
      group: "gear",
    },
    {
      ...virtual,
      sku: "free-gift",
      name: text("Gift", "Cadeau"),
      description: text("On the house", "Offert par la maison"),
      price: null,
      isFree: true,
      group: "gear",
    },
    {
      ...virtual,
      virtualItemType: "non_consumable",
      sku: "gem-skin",
      name: text("Gem skin", "Tenue de gemmes"),
      description: text("For gems only", "Contre des gemmes"),
      price: null,
      gems: 300,
      group: "gear",
    },
    {
      ...virtual,
      sku: "limited-hat",
      name: text("Limited hat", "Chapeau limité"),
      description: text("There were ten", "Il y en avait dix"),
      price: { usd: 19.99, eur: 18.99 },
      stock: { total: 10, available: 0 },
      group: "gear",
    },
    {
      ...virtual,
      sku: "winter-skin",
      name: text("Winter skin", "Tenue d'hiver"),
      description: text("Its time is over", "Son temps est passé"),
      price: { usd: 5.99, eur: 5.49 },
      periods: [{ date_from: day(-90), date_until: day(-30) }],
      group: "gear",
    },
    {
      ...virtual,
      sku: "future-skin",
      name: text("Future skin", "Tenue du futur"),
      description: text("Its time will come", "Son temps viendra"),
      price: { usd: 5.99, eur: 5.49 },
      periods: [{ date_from: day(30), date_until: null }],
      group: "gear",
    },
    {
      ...virtual,
      sku: "locked-shield",
      name: text("Locked shield", "Bouclier verrouillé"),
      description: text("Not for everyone", "Pas pour tout le monde"),
      price: { usd: 2.99, eur: 2.79 },
      canBeBought: false,
      group: "gear",
    },
    {
      ...virtual,
      virtualItemType: "non_consumable",
      sku: "season-pass",
      name: text("Season pass", "Passe de saison"),
      description: text("Once for each player", "Un par joueur"),
      price: { usd: 14.99, eur: 13.99 },
      perUser: 1,
      group: "gear",
    },
    {
      kind: "virtual_currency",
      type: "virtual_currency",
      sku: "gems",
      name: text("Gems", "Gemmes"),
      description: text("Sold in packages", "Vendues en paquets"),
      price: { usd: 0.01, eur: 0.01 },
      group: "gems",
    },
    {
      kind: "package",
      type: "bundle",
      sku: "gems-500",
      name: text("500 gems", "500 gemmes"),
      description: text("A chest of gems", "Un coffre de gemmes"),
      price: { usd: 4.99, eur: 4.99 },
      content: [{ sku: "gems", quantity: 500 }],
      group: "gems",
    },
    {
      kind: "bundle",
      type: "bundle",
      sku: "starter-pack",
      name: text("Starter pack", "Pack de départ"),
      description: text("Coins and a sword", "Des pièces et une épée"),
      price: { usd: 19.99, eur: 18.99 },
      content: [
        { sku: "coins-100", quantity: 2 },
        { sku: "sword", quantity: 1 },
      ],
      group: "gear",
    },
    {
      kind: "game",
      type: "game_key",
      sku: "game-key",
      name: text("The game", "Le jeu"),
      description: text("A key to activate", "Une clé à activer"),
      price: { usd: 29.99, eur: 29.99 },
      group: "games",
    },
  ];
  return items.map((item, index) => ({ id: 550_101 + index, ...item }));
}

const RATES: Record<string, number> = { GBP: 0.8, JPY: 150, BRL: 5, PLN: 4, CAD: 1.4 };

export interface Price {
  amount: string;
  amount_without_discount: string;
  currency: string;
}

/** Prices are decimal strings, and null for what is not sold for real money. */
export function priceOf({ price }: Item, currency: string): Price | null {
  if (!price) return null;
  const full = currency === "EUR" ? price.eur : price.usd * (RATES[currency] ?? 1);
  const reduced = full * (1 - (price.discountPercent ?? 0) / 100);
  const write = (amount: number) => amount.toFixed(decimalsOf(currency));
  return { amount: write(reduced), amount_without_discount: write(full), currency };
}
