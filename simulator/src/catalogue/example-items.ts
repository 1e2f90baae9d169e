import { exampleBundles } from "./example-bundles.ts";
import { exampleSpecials } from "./example-specials.ts";
import { DEFAULTS, type Item, type ItemInput, item } from "./item.ts";

const text = (en: string, fr: string) => ({ en, fr });
const euroAndDollar = (eur: string, usd: string) => ({ EUR: eur, USD: usd });
const consumable = { type: "virtual_good", virtual_item_type: "consumable", group: "gear" } as const;
const keepsake = { ...consumable, virtual_item_type: "non_consumable" } as const;

const examples: ItemInput[] = [
  {
    ...consumable,
    sku: "coins-100",
    name: text("100 coins", "100 pièces"),
    description: text("A small pouch", "Une petite bourse"),
    prices: euroAndDollar("9.99", "10.99"),
    group: "coins",
  },
  {
    ...keepsake,
    sku: "sword",
    name: text("Sword", "Épée"),
    description: text("Cuts both ways", "À double tranchant"),
    prices: euroAndDollar("4.49", "4.99"),
  },
  {
    ...consumable,
    sku: "discounted-potion",
    name: text("Potion", "Potion"),
    description: text("Cheaper this week", "Moins chère cette semaine"),
    prices: euroAndDollar("4.00", "4.00"),
    discount_percent: 25,
  },
  {
    ...consumable,
    sku: "free-gift",
    name: text("Gift", "Cadeau"),
    description: text("On the house", "Offert par la maison"),
    prices: null,
    is_free: true,
  },
  {
    ...keepsake,
    sku: "gem-skin",
    name: text("Gem skin", "Tenue de gemmes"),
    description: text("For gems only", "Contre des gemmes"),
    prices: null,
    virtual_prices: [{ sku: "gems", amount: 300 }],
  },
  {
    ...consumable,
    sku: "limited-hat",
    name: text("Limited hat", "Chapeau limité"),
    description: text("There were ten", "Il y en avait dix"),
    prices: euroAndDollar("18.99", "19.99"),
    limits: { per_item: { total: 10, available: 0 } },
  },
  {
    ...consumable,
    sku: "winter-skin",
    name: text("Winter skin", "Tenue d'hiver"),
    description: text("Its time is over", "Son temps est passé"),
    prices: euroAndDollar("5.49", "5.99"),
    periods: [{ date_from: "2024-12-01T00:00:00+03:00", date_until: "2025-02-28T23:59:59+03:00" }],
  },
  {
    ...consumable,
    sku: "future-skin",
    name: text("Future skin", "Tenue du futur"),
    description: text("Its time will come", "Son temps viendra"),
    prices: euroAndDollar("5.49", "5.99"),
    periods: [{ date_from: "2099-01-01T00:00:00+03:00", date_until: null }],
  },
  {
    ...consumable,
    sku: "locked-shield",
    name: text("Locked shield", "Bouclier verrouillé"),
    description: text("Not for everyone", "Pas pour tout le monde"),
    prices: euroAndDollar("2.79", "2.99"),
    can_be_bought: false,
  },
  {
    ...keepsake,
    sku: "season-pass",
    name: text("Season pass", "Passe de saison"),
    description: text("Once for each player", "Un par joueur"),
    prices: euroAndDollar("13.99", "14.99"),
    limits: { per_user: { total: 1 } },
  },
  ...exampleBundles,
  ...exampleSpecials,
];

/** Makes one item of every kind. They are new at each call, because tests change them. */
export const exampleItems = (): Item[] =>
  examples.map((example, index) => item.parse({ ...DEFAULTS, ...example, item_id: 550_101 + index }));
