import { type Item, priceOf } from "./items.ts";
import type { World } from "./world.ts";

export interface View {
  locale: string;
  currency: string;
}

/** An item as the Store API shows it to a buyer: https://developers.xsolla.com/api/catalog */
export function viewItem(world: World, item: Item, view: View): Record<string, unknown> {
  const { content, stock, perUser } = item;
  return {
    item_id: item.id,
    sku: item.sku,
    type: item.type,
    ...(item.virtualItemType && { virtual_item_type: item.virtualItemType }),
    ...(content && { bundle_type: item.kind === "package" ? "virtual_currency_package" : "standard" }),
    name: inLanguage(item.name, view.locale),
    description: inLanguage(item.description, view.locale),
    image_url: null,
    is_free: item.isFree ?? false,
    price: priceOf(item, view.currency),
    virtual_prices: item.gems === undefined ? [] : [virtualPrice(item.gems)],
    can_be_bought: item.canBeBought ?? true,
    promotions: item.price?.discountPercent ? [promotion(item.price.discountPercent)] : [],
    limits:
      stock || perUser
        ? {
            per_user: perUser ? { total: perUser, available: perUser, recurrent_schedule: null } : null,
            per_item: stock ? { ...stock, reserved: 0, sold: stock.total - stock.available } : null,
          }
        : null,
    periods: item.periods ?? [],
    inventory_options: { consumable: { usages_count: 1 }, expiration_period: null },
    attributes: [],
    groups: [{ external_id: item.group, name: item.group }],
    custom_attributes: {},
    vp_rewards: [],
    ...(content && {
      content: content.map(({ sku, quantity }) => {
        const part = world.findItem(sku);
        return { ...(part && viewItem(world, part, view)), sku, quantity };
      }),
    }),
  };
}

const inLanguage = (names: Item["name"], locale: string) => (locale === "fr" ? names.fr : names.en);

const virtualPrice = (amount: number) => ({
  sku: "gems",
  name: "Gems",
  type: "virtual_currency",
  amount,
  amount_without_discount: amount,
  calculated_price: { amount: String(amount), amount_without_discount: String(amount) },
  is_default: true,
});

const promotion = (percent: number) => ({
  name: "This week",
  date_start: null,
  date_end: null,
  discount: { percent: percent.toFixed(2), value: null },
  bonus: [],
  limits: null,
});

/** Lists and reads leave items out that are not on sale now, unless they are asked for. */
export function isOnSale({ periods }: Item, now: Date): boolean {
  if (!periods) return true;
  return periods.some(
    ({ date_from, date_until }) =>
      new Date(date_from) <= now && (date_until === null || now < new Date(date_until)),
  );
}
